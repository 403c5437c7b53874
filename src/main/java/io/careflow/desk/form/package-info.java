/** Camunda Forms as the desk understands them: which fields there are, and what may be put into them. */
@org.springframework.modulith.NamedInterface("form")
package io.careflow.desk.form;
