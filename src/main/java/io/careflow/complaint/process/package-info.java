/** The complaint process's own job worker. */
package io.careflow.complaint.process;
