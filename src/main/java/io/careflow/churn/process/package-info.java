/** Workers of churn scoring and rescues. */
package io.careflow.churn.process;
