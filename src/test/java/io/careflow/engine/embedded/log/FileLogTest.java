package io.careflow.engine.embedded.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.camunda.zeebe.logstreams.storage.LogStorage.AppendListener;
import io.camunda.zeebe.logstreams.storage.LogStorageReader;
import io.camunda.zeebe.util.buffer.DirectBufferWriter;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FileLogTest {

    private static final int PAYLOAD = 100;
    private static final int BLOCK = LogBlock.HEADER + PAYLOAD;

    @TempDir
    Path folder;

    private final AtomicReference<Throwable> failure = new AtomicReference<>();

    @Test
    void readsBackWhatWasAppendedAlsoAfterReopening() throws Exception {
        try (FileLog log = open(1 << 20)) {
            append(log, 1, 5);
            assertThat(positions(log)).containsExactly(1L, 2L, 3L, 4L, 5L);
        }
        try (FileLog log = open(1 << 20)) {
            append(log, 6, 7);
            assertThat(positions(log)).containsExactly(1L, 2L, 3L, 4L, 5L, 6L, 7L);
        }
    }

    @Test
    void seeksToTheBlockThatHoldsThePositionOverManySegments() throws Exception {
        try (FileLog log = open(3 * BLOCK)) {
            append(log, 1, 20);
            assertThat(files()).hasSizeGreaterThan(5);
            try (LogStorageReader reader = log.newReader()) {
                for (long position : new long[] {20, 1, 7, 13}) {
                    reader.seek(position);
                    assertThat(reader.next().getLong(0)).isEqualTo(position);
                }
                reader.seek(Long.MAX_VALUE);
                assertThat(reader.next().getLong(0)).isEqualTo(20);
                assertThat(reader.hasNext()).isFalse();
                append(log, 21, 21);
                assertThat(reader.next().getLong(0)).isEqualTo(21);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, LogBlock.HEADER - 1, LogBlock.HEADER, LogBlock.HEADER + 1, BLOCK - 1})
    void cutsOffATornLastBlock(int bytesThatArrived) throws Exception {
        try (FileLog log = open(1 << 20)) {
            append(log, 1, 3);
        }
        truncate(files().getLast(), 2L * BLOCK + bytesThatArrived);
        try (FileLog log = open(1 << 20)) {
            assertThat(positions(log)).containsExactly(1L, 2L);
            append(log, 3, 4);
            assertThat(positions(log)).containsExactly(1L, 2L, 3L, 4L);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 5, 9, 33, LogBlock.HEADER, BLOCK - 1})
    void refusesToStartWhenABitOfAnAcknowledgedBlockHasFlipped(int atByteOfTheSecondBlock) throws Exception {
        try (FileLog log = open(1 << 20)) {
            for (int i = 1; i <= 4; i++) {
                append(log, i, i);
                awaitDurable(log);
            }
        }
        flip(files().getLast(), BLOCK + atByteOfTheSecondBlock);
        assertThatThrownBy(() -> open(1 << 20))
                .isInstanceOf(LogDamagedException.class)
                .hasMessageContaining("at byte " + BLOCK)
                .hasMessageNotContaining("\n");
    }

    @Test
    void refusesToStartWhenDamageIsInAnOlderFile() throws Exception {
        try (FileLog log = open(2 * BLOCK)) {
            for (int i = 1; i <= 9; i++) {
                append(log, i, i);
                awaitDurable(log);
            }
        }
        truncate(files().getFirst(), BLOCK + 10L);
        assertThatThrownBy(() -> open(2 * BLOCK)).isInstanceOf(LogDamagedException.class);
    }

    @Test
    void letsEffectsOutInOrderAndOnlyWhenDurable() throws Exception {
        List<Long> out = new ArrayList<>();
        try (FileLog log = open(1 << 20)) {
            CountDownLatch last = new CountDownLatch(1);
            for (long i = 1; i <= 500; i++) {
                append(log, i, i);
                long position = i;
                log.whenDurable(() -> out.add(position));
            }
            log.whenDurable(last::countDown);
            last.await();
        }
        assertThat(out).isEqualTo(LongStream.rangeClosed(1, 500).boxed().toList());
    }

    @Test
    void runsWaitingEffectsBeforeItCloses() throws Exception {
        List<String> out = new ArrayList<>();
        try (FileLog log = open(1 << 20)) {
            append(log, 1, 1);
            log.whenDurable(() -> out.add("answered"));
        }
        assertThat(out).containsExactly("answered");
    }

    @Test
    void dropsFilesThatNobodyNeeds() throws Exception {
        try (FileLog log = open(3 * BLOCK)) {
            append(log, 1, 30);
            int before = files().size();
            log.truncateBefore(25);
            assertThat(files()).hasSizeLessThan(before);
            assertThat(positions(log)).endsWith(30L).contains(25L).doesNotContain(20L);
        }
        try (FileLog log = open(3 * BLOCK)) {
            assertThat(positions(log)).contains(25L, 30L);
        }
    }

    @Test
    void stopsAndSaysSoWhenItCannotWrite() throws Exception {
        try (FileLog log = open(2 * BLOCK)) {
            append(log, 1, 2);
            // The next segment cannot be created: its name is taken by a folder.
            Files.createDirectories(folder.resolve("%020d.log".formatted(3)));
            assertThatThrownBy(() -> append(log, 3, 3))
                    .isInstanceOf(LogFailedException.class)
                    .hasMessageContaining("cannot write");
            assertThatThrownBy(() -> append(log, 3, 3)).isInstanceOf(LogFailedException.class);
            await().untilAsserted(() -> assertThat(failure.get()).isSameAs(log.failure()));
        }
        Files.delete(folder.resolve("%020d.log".formatted(3)));
        try (FileLog log = open(2 * BLOCK)) {
            assertThat(positions(log)).containsExactly(1L, 2L);
        }
    }

    private FileLog open(long segmentBytes) throws IOException {
        return FileLog.open(folder, segmentBytes, failure::set);
    }

    private static void append(FileLog log, long from, long to) {
        for (long position = from; position <= to; position++) {
            UnsafeBuffer payload = new UnsafeBuffer(ByteBuffer.allocate(PAYLOAD));
            payload.putLong(0, position);
            log.append(position, position, new DirectBufferWriter().wrap(payload), new AppendListener() {});
        }
    }

    private static void awaitDurable(FileLog log) throws InterruptedException {
        CountDownLatch durable = new CountDownLatch(1);
        log.whenDurable(durable::countDown);
        durable.await();
    }

    private static List<Long> positions(FileLog log) {
        List<Long> found = new ArrayList<>();
        try (LogStorageReader reader = log.newReader()) {
            reader.seek(-1);
            while (reader.hasNext()) {
                found.add(reader.next().getLong(0));
            }
        }
        return found;
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList();
        }
    }

    private static void truncate(Path file, long length) throws IOException {
        try (RandomAccessFile raf = new RandomAccessFile(file.toFile(), "rw")) {
            raf.setLength(length);
        }
    }

    private static void flip(Path file, int at) throws IOException {
        try (RandomAccessFile raf = new RandomAccessFile(file.toFile(), "rw")) {
            raf.seek(at);
            int was = raf.read();
            raf.seek(at);
            raf.write(was ^ 0x10);
        }
    }
}
