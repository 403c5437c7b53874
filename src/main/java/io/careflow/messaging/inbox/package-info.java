/** Reads the mailbox that customers and mail servers answer to: replies about complaints, and bounces. */
package io.careflow.messaging.inbox;
