/** The jobs by which flows ask for deadlines. */
package io.careflow.servicelevel.process;
