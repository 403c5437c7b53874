/** E-mail over SMTP. */
package io.careflow.messaging.email;
