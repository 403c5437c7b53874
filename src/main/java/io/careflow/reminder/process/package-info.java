/** The jobs of {@code next-purchase-reminder.bpmn}. */
package io.careflow.reminder.process;
