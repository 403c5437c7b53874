package io.careflow.desk.web.calendar;

/**
 * What is typed beside the file of a published list of holidays.
 *
 * @param year the year to take of an iCalendar file
 * @param source who published it, where the file does not say
 * @param windows hours of make-up working days; empty for those of a Monday
 */
public record ListForm(String year, String source, String windows) {

    static final ListForm EMPTY = new ListForm("", "", "");

    static ListForm of(Typed typed) {
        return new ListForm(typed.text("list.year"), typed.text("list.source"), typed.text("list.windows"));
    }
}
