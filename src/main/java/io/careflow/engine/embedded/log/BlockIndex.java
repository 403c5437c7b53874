package io.careflow.engine.embedded.log;

import java.util.Arrays;

/** Where each block of a segment starts; one thread adds, any may look up. */
final class BlockIndex {

    private long[] positions = new long[64];
    private int[] offsets = new int[64];
    private volatile int count;

    void add(long lowestPosition, int offset) {
        int n = count;
        if (n == positions.length) {
            positions = Arrays.copyOf(positions, n * 2);
            offsets = Arrays.copyOf(offsets, n * 2);
        }
        positions[n] = lowestPosition;
        offsets[n] = offset;
        // The volatile write makes the entry, and grown arrays, visible to readers.
        count = n + 1;
    }

    int count() {
        return count;
    }

    int offset(int block) {
        return offsets[block];
    }

    /** The last block that starts at or before the position, the first one if none does. */
    int floor(long position) {
        int at = Arrays.binarySearch(positions, 0, count, position);
        return Math.max(0, at >= 0 ? at : -at - 2);
    }
}
