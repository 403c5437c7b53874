package io.careflow.platform;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/**
 * The system's clock moved forward by an offset that only ever grows. Application and embedded engine share one, so
 * that waiting can be tried out without waiting. The offset survives a restart when a file is given.
 */
public final class MovableClock extends Clock {

    private final Clock system;
    private final Path file;
    private volatile Duration offset;

    private MovableClock(Clock system, Path file, Duration offset) {
        this.system = system;
        this.file = file;
        this.offset = offset;
    }

    /** A clock in UTC that keeps its offset in {@code file}, which need not exist yet. */
    public static MovableClock persistedIn(Path file) {
        return new MovableClock(Clock.systemUTC(), file, read(file));
    }

    /** A clock in UTC that starts at the present and forgets its offset. */
    public static MovableClock transientClock() {
        return new MovableClock(Clock.systemUTC(), null, Duration.ZERO);
    }

    /** How far this clock is ahead of the system's; never negative. */
    public Duration offset() {
        return offset;
    }

    /**
     * Moves the clock forward.
     *
     * @param by more than zero
     * @return the new time
     */
    public synchronized Instant advance(Duration by) {
        if (by.isNegative() || by.isZero()) {
            throw new IllegalArgumentException("The clock only moves forward, not by " + by);
        }
        var moved = offset.plus(by);
        if (file != null) {
            write(file, moved);
        }
        offset = moved;
        return instant();
    }

    @Override
    public Instant instant() {
        return system.instant().plus(offset);
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return zone.equals(ZoneOffset.UTC) ? this : new Zoned(this, zone);
    }

    private static Duration read(Path file) {
        try {
            return Duration.parse(Files.readString(file).strip());
        } catch (NoSuchFileException never) {
            return Duration.ZERO;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void write(Path file, Duration offset) {
        var next = file.resolveSibling(file.getFileName() + ".next");
        try (var channel = FileChannel.open(
                next, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE)) {
            channel.write(ByteBuffer.wrap(offset.toString().getBytes()));
            channel.force(true);
            Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static final class Zoned extends Clock {
        private final Clock base;
        private final ZoneId zone;

        Zoned(Clock base, ZoneId zone) {
            this.base = base;
            this.zone = zone;
        }

        @Override
        public ZoneId getZone() {
            return zone;
        }

        @Override
        public Clock withZone(ZoneId other) {
            return new Zoned(base, other);
        }

        @Override
        public Instant instant() {
            return base.instant();
        }
    }
}
