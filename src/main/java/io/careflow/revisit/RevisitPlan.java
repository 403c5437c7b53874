package io.careflow.revisit;

import java.time.Period;
import java.util.Optional;

/**
 * What the tables of {@code dmn/revisit-plan.dmn} say of a customer.
 *
 * @param every the time from the last contact to the next revisit; null for no revisits
 * @param priority who is visited first where not all can be: 0 to 100
 * @param way how they are asked; empty for not at all
 * @param otherwise how else, when that way is closed or nobody is reached; empty for no other
 * @param tries how often somebody calls at most, at least 1
 */
record RevisitPlan(Period every, int priority, Optional<RevisitWay> way, Optional<RevisitWay> otherwise, int tries) {}
