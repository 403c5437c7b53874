package io.careflow.messaging.sms;

import java.util.Set;
import java.util.function.IntUnaryOperator;
import java.util.stream.Collectors;

/**
 * What a text costs as an SMS.
 *
 * @param encoding {@code GSM-7}, or {@code UCS-2} where one of its characters is not in the GSM alphabet
 * @param characters as the network counts them: those of the GSM extension table, and in UCS-2 those outside the basic
 *     plane (as emoji), count two
 * @param segments how many messages it travels in and is charged as; 0 for no text
 * @see <a href="https://www.etsi.org/deliver/etsi_ts/123000_123099/123038/">3GPP TS 23.038, 6.2.1</a>
 */
public record SmsText(String encoding, int characters, int segments) {

    private static final Set<Integer> BASIC =
            codePoints("@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?"
                    + "¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà");
    private static final Set<Integer> EXTENSION = codePoints("\f^{}\\[~]|€");

    /** Counts a text. */
    public static SmsText of(String text) {
        var gsm = text.codePoints().allMatch(c -> BASIC.contains(c) || EXTENSION.contains(c));
        return gsm
                ? counted("GSM-7", text, c -> EXTENSION.contains(c) ? 2 : 1, 160, 153)
                : counted("UCS-2", text, Character::charCount, 70, 67);
    }

    private static SmsText counted(String encoding, String text, IntUnaryOperator cost, int alone, int part) {
        var characters = text.codePoints().map(cost).sum();
        if (characters <= alone) {
            return new SmsText(encoding, characters, characters == 0 ? 0 : 1);
        }
        var segments = 1;
        var filled = 0;
        for (var each : text.codePoints().map(cost).toArray()) {
            // What counts two is never torn apart.
            if (filled + each > part) {
                segments++;
                filled = 0;
            }
            filled += each;
        }
        return new SmsText(encoding, characters, segments);
    }

    private static Set<Integer> codePoints(String text) {
        return text.codePoints().boxed().collect(Collectors.toUnmodifiableSet());
    }
}
