/** Camunda Forms as the desk understands them: which fields there are, and what may be put into them. */
package io.careflow.desk.form;
