/** Reads the mailbox that customers and mail servers answer to: replies about complaints, and bounces. */
@org.springframework.modulith.NamedInterface("inbox")
package io.careflow.messaging.inbox;
