package io.careflow.planning;

import java.time.LocalDate;
import java.util.List;
import java.util.OptionalInt;
import java.util.UUID;

/** A flow that a planner starts for customers, once a customer and occasion. Implement it as a Spring bean. */
public interface ScheduledFlow {

    /** The name of its model's file, without ending: {@code periodic-revisit}. Unique among all beans. */
    String name();

    /**
     * How many missed business dates before today are looked at one by one, the oldest first. None where who was due
     * yesterday is still due today; some where each date has customers of its own, as birthdays have.
     */
    default int catchUpDays() {
        return 0;
    }

    /**
     * The customers that are worth judging on a date, in the order of their ids; by default all.
     *
     * @param after all up to this one were judged
     * @param most how many at most; fewer than these are the last
     */
    default List<UUID> candidates(LocalDate date, UUID after, int most, LiveCustomers all) {
        return all.after(after, most);
    }

    /**
     * Judges customers for a business date, and changes nothing: asked when they are searched, again just before each
     * start, and by whoever wants to know who would be due.
     *
     * @param customers live ones; whom the answer passes over has nothing to do with the flow
     * @return one judgement a customer and occasion, in any order
     */
    List<Judgement> judge(LocalDate date, List<UUID> customers);

    /**
     * How many may start on one business date for a queue, as a group has capacity for so many tasks a day; what is over
     * rolls over to the next day by priority. Empty for any number.
     *
     * @param queue as in {@link Judgement#queue}; never null
     */
    default OptionalInt capacity(LocalDate date, String queue) {
        return OptionalInt.empty();
    }

    /**
     * Starts the flow for whom is due, in the caller's transaction: makes its record and publishes the message that starts
     * its process. Called once a customer and occasion.
     *
     * @param plannedStart id of the start, unique among all flows
     * @param due what was judged just now
     */
    void start(UUID plannedStart, LocalDate date, Judgement due);
}
