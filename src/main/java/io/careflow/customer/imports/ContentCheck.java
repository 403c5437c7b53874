package io.careflow.customer.imports;

import io.careflow.customer.imports.ImportMapping.Encoding;

/**
 * Tells from a file's bytes, part by part, what it is: a workbook, or text in which encoding. UTF-8 is told from GB18030 by
 * its multi-byte sequences: a file with more sound ones than broken ones is UTF-8, so that one broken line does not make
 * another encoding of the rest.
 */
final class ContentCheck {

    private long size;
    private int first;
    private int second;
    private int following;
    private int lowest;
    private int highest;
    private long sound;
    private long broken;

    void add(byte[] part, int length) {
        for (int i = 0; i < length; i++) {
            int octet = part[i] & 0xFF;
            if (size == 0) {
                first = octet;
            } else if (size == 1) {
                second = octet;
            }
            size++;
            follow(octet);
        }
    }

    /** How many bytes there were. */
    long size() {
        return size;
    }

    /** Whether it begins as a ZIP archive does, which a workbook is. */
    boolean isWorkbook() {
        return first == 'P' && second == 'K';
    }

    Encoding encoding() {
        if (first == 0xFF && second == 0xFE || first == 0xFE && second == 0xFF) {
            return Encoding.UTF_16;
        }
        var cut = following > 0 ? 1 : 0;
        return broken + cut == 0 || sound > broken + cut ? Encoding.UTF_8 : Encoding.GB18030;
    }

    /** The table of well-formed sequences of the Unicode standard (3-7). */
    private void follow(int octet) {
        if (following > 0) {
            if (octet >= lowest && octet <= highest) {
                following--;
                lowest = 0x80;
                highest = 0xBF;
                sound += following == 0 ? 1 : 0;
                return;
            }
            broken++;
            following = 0;
        }
        lowest = octet == 0xE0 ? 0xA0 : octet == 0xF0 ? 0x90 : 0x80;
        highest = octet == 0xED ? 0x9F : octet == 0xF4 ? 0x8F : 0xBF;
        if (octet >= 0xC2 && octet <= 0xDF) {
            following = 1;
        } else if (octet >= 0xE0 && octet <= 0xEF) {
            following = 2;
        } else if (octet >= 0xF0 && octet <= 0xF4) {
            following = 3;
        } else if (octet >= 0x80) {
            broken++;
        }
    }
}
