package io.careflow.engine.embedded.log;

import java.nio.ByteBuffer;
import java.util.zip.CRC32C;

/**
 * How one block stands in a segment: a 40-byte header, then the records.
 *
 * <p>Header: magic (4), payload length (4), lowest and highest position (8 each), the highest position that was durable
 * when the block was written (8), CRC-32C over the rest of the header and the payload (4), zero (4).
 *
 * @param lowest position of the first record
 * @param highest position of the last record
 * @param durable highest position known to be on disk at the time of writing, -1 for none
 * @param length bytes of payload
 * @param checksum CRC-32C as it stands in the header
 */
record LogBlock(long lowest, long highest, long durable, int length, int checksum) {

    static final int HEADER = 40;
    static final int MAGIC = 0xCA2EF106;
    /** Above the engine's own limit of 4 MB for a batch, so that a wild length is seen as damage. */
    static final int MAX_PAYLOAD = 16 << 20;

    private static final int CHECKSUM_AT = 32;

    /** Fills in the header of a buffer whose payload already stands behind {@link #HEADER} bytes. */
    static void seal(ByteBuffer block, long lowest, long highest, long durable) {
        block.putInt(0, MAGIC).putInt(4, block.capacity() - HEADER);
        block.putLong(8, lowest).putLong(16, highest).putLong(24, durable);
        block.putInt(CHECKSUM_AT + 4, 0).putInt(CHECKSUM_AT, checksum(block));
    }

    /** Reads a header; null when there is none that makes sense. */
    static LogBlock header(ByteBuffer header) {
        int length = header.getInt(4);
        if (header.getInt(0) != MAGIC || length <= 0 || length > MAX_PAYLOAD) {
            return null;
        }
        return new LogBlock(
                header.getLong(8), header.getLong(16), header.getLong(24), length, header.getInt(CHECKSUM_AT));
    }

    /** Whether header and payload are as they were written. */
    boolean matches(ByteBuffer block) {
        return checksum == checksum(block) && lowest <= highest;
    }

    private static int checksum(ByteBuffer block) {
        CRC32C crc = new CRC32C();
        crc.update(block.slice(0, CHECKSUM_AT));
        crc.update(block.slice(HEADER, block.capacity() - HEADER));
        return (int) crc.getValue();
    }
}
