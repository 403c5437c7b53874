/** The jobs of {@code customer-greeting.bpmn}. */
package io.careflow.greeting.process;
