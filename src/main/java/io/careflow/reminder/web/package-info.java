/** Reminders of the next purchase over HTTP. */
package io.careflow.reminder.web;
