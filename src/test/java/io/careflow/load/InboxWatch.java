package io.careflow.load;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Sees when each complaint's first task gets into the inbox. It looks into the database, with one query for all: a caller
 * who asked the API for every complaint would mostly measure himself.
 */
final class InboxWatch implements AutoCloseable {

    private static final int MILLIS = 20;
    private static final Duration LATEST_COMMIT = Duration.ofSeconds(30);

    private final Map<String, Long> seen = new ConcurrentHashMap<>();
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
    private final Connection database;
    private final PreparedStatement newTasks;

    InboxWatch(int databasePort) throws SQLException {
        database = DriverManager.getConnection(
                "jdbc:postgresql://127.0.0.1:" + databasePort + "/postgres", "postgres", "");
        newTasks = database.prepareStatement("select complaint_id from desk_task where created_at > ?");
        clock.scheduleWithFixedDelay(this::look, 0, MILLIS, TimeUnit.MILLISECONDS);
    }

    int count() {
        return seen.size();
    }

    /** When the task was seen, in the time of {@link System#nanoTime()}. */
    long seenAt(String complaintId) {
        return seen.get(complaintId);
    }

    private void look() {
        try {
            newTasks.setTimestamp(1, Timestamp.from(Instant.now().minus(LATEST_COMMIT)));
            try (var rows = newTasks.executeQuery()) {
                var now = System.nanoTime();
                while (rows.next()) {
                    seen.putIfAbsent(rows.getString(1), now);
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() throws Exception {
        clock.shutdownNow();
        clock.awaitTermination(10, TimeUnit.SECONDS);
        database.close();
    }
}
