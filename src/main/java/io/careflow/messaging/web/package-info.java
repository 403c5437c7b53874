/** The ledger over HTTP. */
package io.careflow.messaging.web;
