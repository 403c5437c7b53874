/** Revisits over HTTP, and their calendar. */
package io.careflow.revisit.web;
