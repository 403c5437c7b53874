/** The desk's pages of business calendars: staff read them, operations edit them. */
package io.careflow.desk.web.calendar;
