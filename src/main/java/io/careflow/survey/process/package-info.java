/** The jobs of the flow {@code survey-dispatch}. */
package io.careflow.survey.process;
