package io.careflow.platform.audit;

import io.careflow.platform.ProblemException;
import java.util.HexFormat;

/**
 * An end of the sealed trail, to be noted outside the database: whoever cuts the trail shorter cannot make the entry at
 * this position have this seal again.
 *
 * @param position how many entries are sealed; 0 for none
 * @param seal of the last of them; empty for none
 */
public record AuditHead(long position, byte[] seal) {

    static final AuditHead NONE = new AuditHead(0, new byte[0]);

    /**
     * Reads what {@link #toString} wrote.
     *
     * @throws ProblemException 400 when it is no such thing
     */
    public static AuditHead parse(String text) {
        var parts = text.strip().split(":", 2);
        try {
            return new AuditHead(Long.parseLong(parts[0]), HexFormat.of().parseHex(parts[1]));
        } catch (IllegalArgumentException | ArrayIndexOutOfBoundsException e) {
            throw ProblemException.invalid("head", "is no head as the verification gives it: position:seal");
        }
    }

    /** {@code 42:9f86d0...}: short enough to be written down. */
    @Override
    public String toString() {
        return position + ":" + HexFormat.of().formatHex(seal);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof AuditHead head && toString().equals(head.toString());
    }

    @Override
    public int hashCode() {
        return Long.hashCode(position);
    }
}
