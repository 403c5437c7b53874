package io.careflow.engine.embedded.log;

import io.camunda.zeebe.logstreams.storage.LogStorageReader;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NoSuchElementException;
import org.agrona.DirectBuffer;

/** Walks the log block by block; not for use by two threads. */
final class FileLogReader implements LogStorageReader {

    private final NavigableMap<Long, LogSegment> segments;
    private LogSegment segment;
    private int block;

    FileLogReader(NavigableMap<Long, LogSegment> segments) {
        this.segments = segments;
    }

    @Override
    public void seek(long position) {
        Map.Entry<Long, LogSegment> found = segments.floorEntry(position);
        if (found == null) {
            found = segments.firstEntry();
        }
        segment = found == null ? null : found.getValue();
        block = segment == null ? 0 : segment.index().floor(position);
    }

    @Override
    public boolean hasNext() {
        if (segment == null) {
            seek(Long.MIN_VALUE);
        }
        if (segment == null) {
            return false;
        }
        if (block < segment.index().count()) {
            return true;
        }
        Map.Entry<Long, LogSegment> next = segments.higherEntry(segment.firstPosition());
        if (next == null || next.getValue().index().count() == 0) {
            // The segment may have grown between the two looks.
            return block < segment.index().count();
        }
        if (block < segment.index().count()) {
            return true;
        }
        segment = next.getValue();
        block = 0;
        return true;
    }

    @Override
    public DirectBuffer next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        return segment.read(block++);
    }

    @Override
    public void close() {
        segment = null;
    }
}
