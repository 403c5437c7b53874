/**
 * Flows that start by schedule, all in one way. The model {@code <flow>-planning.bpmn} has the time (cron, in the zone of
 * the engine's server) and calls {@code scheduled-start.bpmn} with the flow's name; the flow itself takes part with one
 * bean, a {@link io.careflow.planning.ScheduledFlow}: it judges customers page by page for a business date and starts what
 * is due. Finding and starting are two steps, both kept in the database: whoever goes on after a fault, a kill, a repeated
 * job or missed days finds nobody twice and starts each once, since a start and what it begins are one transaction.
 */
@org.springframework.modulith.ApplicationModule(
        displayName = "Planning",
        allowedDependencies = {"platform", "engine", "customer"})
package io.careflow.planning;
