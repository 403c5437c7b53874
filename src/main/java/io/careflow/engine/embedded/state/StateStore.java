package io.careflow.engine.embedded.state;

import io.camunda.zeebe.db.AccessMetricsConfiguration;
import io.camunda.zeebe.db.ConsistencyChecksSettings;
import io.camunda.zeebe.db.ZeebeDb;
import io.camunda.zeebe.db.impl.rocksdb.RocksDbConfiguration;
import io.camunda.zeebe.db.impl.rocksdb.ZeebeRocksDbFactory;
import io.camunda.zeebe.db.impl.rocksdb.ZeebeRocksDbFactory.SharedRocksDbResources;
import io.camunda.zeebe.protocol.ZbColumnFamilies;
import io.careflow.engine.embedded.EmbeddedEngineException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/** The engine's state in RocksDB; thrown away at every start and built again from the last checkpoint and the log. */
public final class StateStore implements AutoCloseable {

    /** The only partition there is. */
    public static final int PARTITION = 1;

    private static final long MEMORY_BYTES = 64L << 20;

    private final SharedRocksDbResources memory;
    private final ZeebeDb<ZbColumnFamilies> db;

    private StateStore(Path folder, Optional<Path> checkpoint) throws IOException {
        Folders.delete(folder);
        memory = SharedRocksDbResources.allocate(MEMORY_BYTES);
        ZeebeRocksDbFactory<ZbColumnFamilies> factory = new ZeebeRocksDbFactory<>(
                new RocksDbConfiguration().setMemoryLimit(MEMORY_BYTES),
                new ConsistencyChecksSettings(),
                new AccessMetricsConfiguration(AccessMetricsConfiguration.Kind.NONE, PARTITION),
                NoMetrics::registry,
                memory,
                1);
        try {
            if (checkpoint.isPresent()) {
                try (ZeebeDb<ZbColumnFamilies> source =
                        factory.openSnapshotOnlyDb(checkpoint.get().toFile())) {
                    source.createSnapshot(folder.toFile());
                }
            }
            db = factory.createDb(folder.toFile());
        } catch (Exception e) {
            memory.close();
            throw new EmbeddedEngineException(
                    "The engine's state in %s cannot be opened: %s".formatted(folder.getParent(), e.getMessage()), e);
        }
    }

    /**
     * Opens an empty state, or that of the checkpoint.
     *
     * @param folder emptied first
     */
    public static StateStore open(Path folder, Optional<Path> checkpoint) throws IOException {
        return new StateStore(folder, checkpoint);
    }

    /** The open database. */
    public ZeebeDb<ZbColumnFamilies> db() {
        return db;
    }

    @Override
    public void close() throws Exception {
        try (memory) {
            db.close();
        }
    }
}
