/** The customer record over HTTP. */
package io.careflow.customer.web;
