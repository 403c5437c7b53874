/** The jobs of {@code scheduled-start.bpmn}. */
package io.careflow.planning.process;
