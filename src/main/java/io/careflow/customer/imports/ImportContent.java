package io.careflow.customer.imports;

import io.careflow.platform.Ids;
import io.careflow.platform.ProblemException;
import io.careflow.platform.protection.FieldEncryption;
import java.io.IOException;
import java.io.InputStream;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The files themselves, encrypted, for as long as they are needed. */
@Component
class ImportContent {

    /** The largest file, in bytes. */
    static final long LARGEST = 256L * 1024 * 1024;

    private static final int CHUNK = 512 * 1024;

    private final JdbcClient jdbc;
    private final FieldEncryption encryption;
    private final Ids ids;

    ImportContent(JdbcClient jdbc, FieldEncryption encryption, Ids ids) {
        this.jdbc = jdbc;
        this.encryption = encryption;
        this.ids = ids;
    }

    /**
     * Keeps a file, in the caller's transaction.
     *
     * @return what it is
     * @throws ProblemException 400 when it is empty, 413 when it is too large
     */
    ContentCheck keep(UUID job, InputStream file) throws IOException {
        var check = new ContentCheck();
        for (int position = 0; ; position++) {
            var chunk = file.readNBytes(CHUNK);
            if (chunk.length == 0) {
                break;
            }
            check.add(chunk, chunk.length);
            var largest = check.isWorkbook() ? WorkbookRows.LONGEST : LARGEST;
            if (check.size() > largest) {
                throw ProblemException.tooLarge("The file is larger than " + largest / 1024 / 1024 + " MB.");
            }
            jdbc.sql("insert into import_chunk (id, import_id, position, content) values (?, ?, ?, ?)")
                    .params(ids.next(), job, position, encryption.encryptBytes(chunk, place(job, position)))
                    .update();
        }
        if (check.size() == 0) {
            throw ProblemException.invalid("file", "is empty");
        }
        return check;
    }

    /** A file as it came, read chunk by chunk. */
    Chunks read(UUID job) {
        return new Chunks(job);
    }

    /** Takes a file away, in the caller's transaction. */
    void remove(UUID job) {
        jdbc.sql("delete from import_chunk where import_id = ?").param(job).update();
    }

    static String place(UUID job, int position) {
        return "import_chunk.content:" + job + ":" + position;
    }

    /** A file that is being read. */
    final class Chunks extends InputStream {

        private final UUID job;
        private byte[] chunk = new byte[0];
        private int at;
        private int position;
        private long given;

        private Chunks(UUID job) {
            this.job = job;
        }

        /** How many bytes were read of it. */
        long given() {
            return given;
        }

        @Override
        public int read() {
            var one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] into, int from, int length) {
            if (length == 0) {
                return 0;
            }
            if (at == chunk.length) {
                chunk = jdbc.sql("select content from import_chunk where import_id = ? and position = ?")
                        .params(job, position)
                        .query(byte[].class)
                        .optional()
                        .map(content -> encryption.decryptBytes(content, place(job, position)))
                        .orElse(null);
                at = 0;
                position++;
            }
            if (chunk == null) {
                chunk = new byte[0];
                return -1;
            }
            int some = Math.min(length, chunk.length - at);
            System.arraycopy(chunk, at, into, from, some);
            at += some;
            given += some;
            return some;
        }
    }
}
