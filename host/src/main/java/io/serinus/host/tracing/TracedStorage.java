package io.serinus.host.tracing;

import io.serinus.host.state.Externalities;
import io.serinus.trie.ChildTries;
import org.jspecify.annotations.Nullable;

/**
 * Tells a recorder of each use of a storage, with the method names and fields of the reference
 * host's storage events.
 *
 * <p>Of the reference's events only those about one key are told: no filter lets the others (roots,
 * cleared prefixes, killed children) through, for want of a key.
 */
final class TracedStorage implements Externalities {
  private final Externalities storage;
  private final TraceRecorder trace;

  TracedStorage(Externalities storage, TraceRecorder trace) {
    this.storage = storage;
    this.trace = trace;
  }

  private static int length(byte @Nullable [] value) {
    return value == null ? 0 : value.length;
  }

  // ---------------------------------------------------------------- main storage

  @Override
  public byte @Nullable [] storageGet(byte[] key) {
    byte[] value = storage.storageGet(key);
    trace.access(
        "Get",
        null,
        key,
        length(value),
        fields -> {
          fields.put("result", Notation.option(value));
          fields.put("result_encoded", Notation.encodedOption(value));
        });
    return value;
  }

  @Override
  public boolean storageExists(byte[] key) {
    boolean exists = storage.storageExists(key);
    trace.access("Exists", null, key, 0, fields -> fields.put("result", Boolean.toString(exists)));
    return exists;
  }

  @Override
  public void storageSet(byte[] key, byte[] value) {
    put(key, value);
    storage.storageSet(key, value);
  }

  @Override
  public void storageClear(byte[] key) {
    put(key, null);
    storage.storageClear(key);
  }

  private void put(byte[] key, byte @Nullable [] value) {
    if (ChildTries.isReserved(key)) {
      return; // the storage refuses it
    }
    trace.access(
        "Put",
        null,
        key,
        length(value),
        fields -> {
          fields.put("value", Notation.option(value));
          fields.put("value_encoded", Notation.encodedOption(value));
        });
  }

  @Override
  public void storageAppend(byte[] key, byte[] value) {
    trace.access(
        "Append",
        null,
        key,
        0, // however long the value is, little of it is shown
        fields -> fields.put("value", Notation.shortened(value)));
    storage.storageAppend(key, value);
  }

  @Override
  public ClearResult storageClearPrefix(byte[] prefix, long limit) {
    return storage.storageClearPrefix(prefix, limit);
  }

  @Override
  public byte @Nullable [] storageNextKey(byte[] key) {
    return storage.storageNextKey(key);
  }

  @Override
  public byte[] storageRoot(int stateVersion) {
    return storage.storageRoot(stateVersion);
  }

  @Override
  public void startTransaction() {
    storage.startTransaction();
  }

  @Override
  public void rollbackTransaction() {
    storage.rollbackTransaction();
  }

  @Override
  public void commitTransaction() {
    storage.commitTransaction();
  }

  // ---------------------------------------------------------------- child storages

  @Override
  public byte @Nullable [] childGet(byte[] child, byte[] key) {
    byte[] value = storage.childGet(child, key);
    trace.access(
        "ChildGet",
        child,
        key,
        length(value),
        fields -> fields.put("result", Notation.option(value)));
    return value;
  }

  @Override
  public boolean childExists(byte[] child, byte[] key) {
    boolean exists = storage.childExists(child, key);
    trace.access(
        "ChildExists", child, key, 0, fields -> fields.put("result", Boolean.toString(exists)));
    return exists;
  }

  @Override
  public void childSet(byte[] child, byte[] key, byte[] value) {
    childPut(child, key, value);
    storage.childSet(child, key, value);
  }

  @Override
  public void childClear(byte[] child, byte[] key) {
    childPut(child, key, null);
    storage.childClear(child, key);
  }

  private void childPut(byte[] child, byte[] key, byte @Nullable [] value) {
    trace.access(
        "ChildPut",
        child,
        key,
        length(value),
        fields -> fields.put("value", Notation.option(value)));
  }

  @Override
  public ClearResult childKill(byte[] child, long limit) {
    return storage.childKill(child, limit);
  }

  @Override
  public ClearResult childClearPrefix(byte[] child, byte[] prefix, long limit) {
    return storage.childClearPrefix(child, prefix, limit);
  }

  @Override
  public byte @Nullable [] childNextKey(byte[] child, byte[] key) {
    return storage.childNextKey(child, key);
  }

  @Override
  public byte[] childRoot(byte[] child, int stateVersion) {
    return storage.childRoot(child, stateVersion);
  }
}
