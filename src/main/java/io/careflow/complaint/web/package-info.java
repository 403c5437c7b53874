/** The HTTP API of complaints. */
package io.careflow.complaint.web;
