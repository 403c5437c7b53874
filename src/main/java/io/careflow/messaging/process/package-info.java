/** The worker by which processes send messages. */
package io.careflow.messaging.process;
