/** Messages to customers: templates, the ledger of what was meant and sent, e-mail and SMS. */
@org.springframework.modulith.ApplicationModule(displayName = "Messaging")
package io.careflow.messaging;
