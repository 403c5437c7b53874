/** Fills the templates under {@code templates/email} and {@code templates/sms}, strictly. */
package io.careflow.messaging.template;
