/** SMS through Twilio. */
package io.careflow.messaging.sms;
