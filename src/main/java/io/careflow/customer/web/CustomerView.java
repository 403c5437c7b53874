package io.careflow.customer.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.careflow.customer.Birthday;
import io.careflow.customer.Contact;
import io.careflow.customer.Customer;
import io.careflow.customer.CustomerKind;
import io.careflow.customer.DataQuality;
import io.careflow.customer.PostalAddress;
import io.careflow.customer.Preferences;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * A customer as the API shows them; operations see the id alone.
 *
 * @param email the first choice; null for none
 * @param phone the first choice, in E.164 where it could be standardised, else as given
 * @param phoneUsable false when no SMS can go to that phone
 * @param asGiven what could not be standardised, as given, by field
 * @param reviewedAt when somebody last vouched for the record in a review
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
record CustomerView(
        UUID id,
        Integer version,
        CustomerKind kind,
        String name,
        String company,
        String title,
        String externalId,
        String email,
        String phone,
        Boolean phoneUsable,
        List<Contact> contacts,
        List<PostalAddress> addresses,
        String locale,
        String zone,
        String country,
        Birthday birthday,
        String owner,
        String ownerGroup,
        Preferences preferences,
        Map<String, Object> custom,
        Map<String, String> asGiven,
        String tier,
        Instant tierSince,
        String valueSegment,
        Instant valueSegmentSince,
        String lifecycle,
        Instant lifecycleSince,
        DataQuality dataQuality,
        UUID mergedInto,
        Instant erasedAt,
        Instant createdAt,
        Instant changedAt,
        Instant reviewedAt) {

    static CustomerView full(Customer customer, DataQuality quality) {
        var phone = customer.shownPhone();
        var standing = customer.standing();
        return new CustomerView(
                customer.id(),
                customer.version(),
                customer.kind(),
                customer.name(),
                customer.company(),
                customer.title(),
                customer.externalId(),
                customer.email(),
                phone == null ? null : phone.value(),
                phone == null ? null : phone.isUsable(),
                customer.contacts(),
                customer.addresses(),
                customer.locale().toLanguageTag(),
                customer.zone().getId(),
                customer.country(),
                customer.birthday(),
                customer.owner(),
                customer.ownerGroup(),
                customer.preferences(),
                customer.custom(),
                customer.asGiven(),
                standing.tier(),
                standing.tierSince(),
                standing.valueSegment(),
                standing.valueSegmentSince(),
                standing.lifecycle(),
                standing.lifecycleSince(),
                quality,
                customer.mergedInto(),
                customer.erasedAt(),
                customer.createdAt(),
                customer.changedAt(),
                customer.reviewedAt());
    }
}
