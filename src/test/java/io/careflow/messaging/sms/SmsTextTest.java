package io.careflow.messaging.sms;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SmsTextTest {

    @ParameterizedTest(name = "{0} x {1}: {2}, {3} characters, {4} segments")
    @CsvSource({
        "a,  0,   GSM-7, 0,   0",
        "a,  1,   GSM-7, 1,   1",
        "a,  160, GSM-7, 160, 1",
        "a,  161, GSM-7, 161, 2",
        "a,  306, GSM-7, 306, 2",
        "a,  307, GSM-7, 307, 3",
        "€,  80,  GSM-7, 160, 1",
        "€,  81,  GSM-7, 162, 2",
        "[,  76,  GSM-7, 152, 1",
        // 76 of two fill 152 of 153: the 77th begins the next.
        "{,  153, GSM-7, 306, 3",
        "é,  160, GSM-7, 160, 1",
        "ê,  70,  UCS-2, 70,  1",
        "`,  71,  UCS-2, 71,  2",
        "您, 70,  UCS-2, 70,  1",
        "您, 71,  UCS-2, 71,  2",
        "您, 134, UCS-2, 134, 2",
        "您, 135, UCS-2, 135, 3",
        "😀, 35,  UCS-2, 70,  1",
        "😀, 36,  UCS-2, 72,  2",
        // 33 of two fill 66 of 67.
        "😀, 67,  UCS-2, 134, 3",
    })
    void aTextIsCountedAsTheNetworkDoes(String character, int times, String encoding, int characters, int segments) {
        assertThat(SmsText.of(character.repeat(times))).isEqualTo(new SmsText(encoding, characters, segments));
    }

    @Test
    void oneCharacterOutsideTheGsmAlphabetMakesAllOfItUcs2() {
        assertThat(SmsText.of("a".repeat(100))).isEqualTo(new SmsText("GSM-7", 100, 1));
        assertThat(SmsText.of("a".repeat(100) + "“")).isEqualTo(new SmsText("UCS-2", 101, 2));
    }

    @Test
    void lineBreaksAreInTheAlphabet() {
        assertThat(SmsText.of("one\r\ntwo\n\f")).isEqualTo(new SmsText("GSM-7", 11, 1));
    }
}
