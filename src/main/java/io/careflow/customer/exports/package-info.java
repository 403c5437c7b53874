/** Customers as files that people and other systems take along. */
package io.careflow.customer.exports;
