package io.careflow.customer.standing;

/**
 * Where a customer stands.
 *
 * @param tier {@code A}, {@code B} or {@code C}
 * @param valueSegment null when not rated yet
 * @param lifecycle null when not rated yet
 */
public record Values(String tier, String valueSegment, String lifecycle) {

    String of(Aspect aspect) {
        return switch (aspect) {
            case TIER -> tier;
            case VALUE_SEGMENT -> valueSegment;
            case LIFECYCLE -> lifecycle;
        };
    }
}
