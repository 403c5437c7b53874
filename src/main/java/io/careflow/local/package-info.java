/** Local mode: database, engine, mail and SMS servers inside this application, so that one command gives a working system. */
package io.careflow.local;
