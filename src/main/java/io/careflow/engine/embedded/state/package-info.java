/** The engine's state: RocksDB, its checkpoints, and what is read from it for searches. */
package io.careflow.engine.embedded.state;
