/**
 * The database under everything the node keeps: ordered keys and values in columns, written in
 * atomic batches.
 *
 * <p>{@link io.serinus.host.db.KeyValueStore} is the interface, with one body on RocksDB and one in
 * memory for throw-away nodes and tests. Nothing here knows what the bytes mean. Start reading at
 * {@code KeyValueStore}.
 */
@NullMarked
package io.serinus.host.db;

import org.jspecify.annotations.NullMarked;
