/** Greetings over HTTP. */
package io.careflow.greeting.web;
