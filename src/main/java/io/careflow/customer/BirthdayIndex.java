package io.careflow.customer;

import io.careflow.platform.protection.BlindIndex;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * Finds customers by calendar, month and day of their birthday without decrypting one: the column {@code birthday_hash}
 * holds a keyed hash of these.
 */
@Component
public class BirthdayIndex {

    private static final String KIND = "birthday";

    private final BlindIndex index;

    BirthdayIndex(BlindIndex index) {
        this.index = index;
    }

    /** The hashes to look for, under every key. The year of the birthday means nothing here. */
    public List<byte[]> hashes(Birthday birthday) {
        return index.hashes(KIND, birthday.withoutYear().toString());
    }

    /** What the row keeps; null for no birthday. */
    byte[] hash(Birthday birthday) {
        return birthday == null ? null : index.hash(KIND, birthday.withoutYear().toString());
    }
}
