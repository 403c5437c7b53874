package io.careflow.customer;

import static org.assertj.core.api.Assertions.assertThat;

import io.careflow.CareflowTest;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@CareflowTest
class DataQualitiesTest {

    @Autowired
    DataQualities qualities;

    @Autowired
    Standardisation standards;

    @Autowired
    Clock clock;

    private final CustomField since =
            new CustomField("since", CustomField.Type.DATE, "自", "Since", List.of(), true, null, null, null, false);

    @Test
    void wholeRecordHasNothingToMend() {
        assertThat(of(whole(), List.of())).isEqualTo(new DataQuality(100, List.of()));
    }

    @Test
    void eachFaultIsNamedOnceTheMostExpensiveFirst() {
        var poor = new CustomerDetails(
                null,
                "123",
                null,
                null,
                null,
                List.of(
                        ContactDetails.of(ContactKind.PHONE, "ask for Na"),
                        ContactDetails.of(ContactKind.EMAIL, "li at example.com")),
                null,
                null,
                null,
                "Atlantis",
                null,
                null,
                null,
                null,
                null);

        assertThat(of(poor, List.of(since)))
                .isEqualTo(new DataQuality(
                        0,
                        List.of(
                                DataFault.UNREACHABLE,
                                DataFault.DOUBTFUL_NAME,
                                DataFault.MALFORMED_CONTACT,
                                DataFault.UNSTANDARDISED_FIELD,
                                DataFault.MISSING_FIELD,
                                DataFault.NO_OWNER,
                                DataFault.NO_COUNTRY,
                                DataFault.NO_ADDRESS,
                                DataFault.NO_BIRTHDAY)));
    }

    @Test
    void recordThatNobodyTouchedForAYearIsStale() {
        var customer = standards.created(whole());
        var later = clock.instant().plus(Duration.ofDays(366));

        assertThat(qualities.of(customer, List.of(), later)).isEqualTo(new DataQuality(85, List.of(DataFault.STALE)));
    }

    @Test
    void expectedFieldOfOperationsIsMissedUnlessRetired() {
        assertThat(of(whole(), List.of(since)).faults()).containsExactly(DataFault.MISSING_FIELD);
        var retired =
                new CustomField("since", CustomField.Type.DATE, "自", "Since", List.of(), true, null, null, null, true);
        assertThat(of(whole(), List.of(retired)).faults()).isEmpty();
    }

    private DataQuality of(CustomerDetails details, List<CustomField> fields) {
        return qualities.of(standards.created(details), fields, clock.instant());
    }

    private static CustomerDetails whole() {
        return new CustomerDetails(
                null,
                "李娜",
                null,
                null,
                null,
                List.of(ContactDetails.of(ContactKind.PHONE, "13800138000")),
                List.of(new PostalAddress("北京市海淀区中关村大街1号", "home", null, null, null, "中国")),
                null,
                null,
                "CN",
                "--02-29",
                "agent",
                null,
                null,
                Map.of());
    }
}
