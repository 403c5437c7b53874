/** Business calendars and deadlines over HTTP. */
package io.careflow.servicelevel.web;
