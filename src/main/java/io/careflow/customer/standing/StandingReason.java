package io.careflow.customer.standing;

/**
 * Why a customer stands where they stand.
 *
 * @param rule id of the table's row that says so
 * @param table version of the table, as the deployment names it
 * @param why in a sentence
 * @param whyZh the same in Chinese
 */
public record StandingReason(String rule, String table, String why, String whyZh) {

    static StandingReason of(Rated.Verdict verdict) {
        var rating = verdict.rating();
        return new StandingReason(rating.rule(), verdict.table(), rating.why(), rating.whyZh());
    }

    static StandingReason of(StandingChange change) {
        return new StandingReason(change.rule(), change.table(), change.why(), change.whyZh());
    }
}
