/** SMS through Twilio. */
@org.springframework.modulith.NamedInterface("sms")
package io.careflow.messaging.sms;
