package io.careflow.engine.embedded.log;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads all segments at start. What was never acknowledged and is torn at the end is cut off; damage to acknowledged
 * blocks stops the start.
 */
final class LogRecovery {

    private static final Logger LOG = LoggerFactory.getLogger(LogRecovery.class);

    private final Path directory;
    private long expected = -1;
    private long highest = -1;

    LogRecovery(Path directory) {
        this.directory = directory;
    }

    /** Segments in order, their indexes filled; the caller closes them. */
    List<LogSegment> recover() throws IOException {
        List<Path> files;
        try (Stream<Path> found = Files.list(directory)) {
            files = found.filter(LogSegment::isSegment).sorted().toList();
        }
        List<LogSegment> segments = new ArrayList<>();
        try {
            for (Path file : files) {
                segments.add(LogSegment.open(file));
            }
            scanAll(segments);
            return segments;
        } catch (IOException | RuntimeException e) {
            for (LogSegment segment : segments) {
                segment.close();
            }
            throw e;
        }
    }

    /** The highest position found, -1 for an empty log. */
    long highest() {
        return highest;
    }

    private void scanAll(List<LogSegment> segments) throws IOException {
        for (int i = 0; i < segments.size(); i++) {
            LogSegment segment = segments.get(i);
            scan(segment);
            if (segment.end() < segment.fileSize()) {
                repair(segments, i);
                return;
            }
        }
    }

    private void scan(LogSegment segment) throws IOException {
        LogBlock block;
        while ((block = blockAt(segment, segment.end())) != null && follows(block)) {
            segment.accept(block.lowest(), LogBlock.HEADER + block.length());
            expected = block.highest() + 1;
            highest = block.highest();
        }
    }

    private boolean follows(LogBlock block) {
        return expected < 0 || block.lowest() == expected;
    }

    private void repair(List<LogSegment> segments, int damaged) throws IOException {
        LogSegment segment = segments.get(damaged);
        if (durableAfter(segments, damaged) > highest) {
            throw new LogDamagedException(segment.file(), segment.end());
        }
        LOG.warn(
                "The engine's log ended in {} unfinished bytes (never acknowledged); cut off: {}",
                segment.fileSize() - segment.end(),
                segment.file());
        segment.cutTo(segment.end());
        while (segments.size() > damaged + 1) {
            segments.removeLast().delete();
        }
        Directories.sync(directory);
    }

    /** What later intact blocks say was durable: proof that the damaged one had been acknowledged. */
    private static long durableAfter(List<LogSegment> segments, int damaged) throws IOException {
        long durable = -1;
        for (int i = damaged; i < segments.size(); i++) {
            LogSegment segment = segments.get(i);
            int from = i == damaged ? segment.end() + 1 : 0;
            ByteBuffer rest = segment.readFully(from, (int) Math.max(0, segment.fileSize() - from));
            for (int at = 0; at + LogBlock.HEADER <= rest.limit(); at++) {
                LogBlock block = rest.getInt(at) == LogBlock.MAGIC ? blockAt(segment, from + at) : null;
                durable = block == null ? durable : Math.max(durable, block.durable());
            }
        }
        return durable;
    }

    private static LogBlock blockAt(LogSegment segment, long offset) throws IOException {
        if (offset + LogBlock.HEADER > segment.fileSize()) {
            return null;
        }
        LogBlock header = LogBlock.header(segment.readFully(offset, LogBlock.HEADER));
        if (header == null || offset + LogBlock.HEADER + header.length() > segment.fileSize()) {
            return null;
        }
        ByteBuffer whole = segment.readFully(offset, LogBlock.HEADER + header.length());
        return header.matches(whole) ? header : null;
    }
}
