/** The worker that hears what happens to user tasks. */
package io.careflow.desk.process;
