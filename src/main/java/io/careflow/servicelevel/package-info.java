/** How long the company may take: business calendars, deadlines, and the record of how each came about. */
@org.springframework.modulith.ApplicationModule(
        displayName = "Service levels",
        allowedDependencies = {"platform", "engine"})
package io.careflow.servicelevel;
