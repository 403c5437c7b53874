/** Brings what the ledger plans to the providers: once, in spite of crashes, and without one channel delaying another. */
package io.careflow.messaging.dispatch;
