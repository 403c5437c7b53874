/** What customers do by a link, without logging in: unsubscribing, and saying what they want to be told and how. */
@org.springframework.modulith.NamedInterface("link")
package io.careflow.messaging.link;
