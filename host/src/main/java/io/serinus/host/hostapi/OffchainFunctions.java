package io.serinus.host.hostapi;

import io.serinus.host.executor.ExecutorException;
import io.serinus.hostapi.OffchainApi.StorageKind;

/** {@code ext_offchain} without HTTP, {@code ext_offchain_index}, {@code ext_transaction_index}. */
final class OffchainFunctions {
  private OffchainFunctions() {}

  static void addTo(FunctionTable t) {
    t.question("ext_offchain_is_validator_version_1", "", (c, a) -> c.api().isValidator());
    t.span(
        "ext_offchain_submit_transaction_version_1",
        "s",
        (c, a) ->
            c.give(Scale.result(c.api().submitTransaction(c.bytes(a[0])) ? new byte[0] : null)));
    t.span(
        "ext_offchain_network_state_version_1",
        "",
        (c, a) -> c.give(Scale.result(c.api().networkState())));
    t.span("ext_offchain_timestamp_version_1", "", (c, a) -> c.api().timestamp());
    t.action("ext_offchain_sleep_until_version_1", "s", (c, a) -> c.api().sleepUntil(a[0]));
    t.pointer(
        "ext_offchain_random_seed_version_1", "", (c, a) -> c.givePointer(c.api().randomSeed()));
    t.action(
        "ext_offchain_local_storage_set_version_1",
        "pss",
        (c, a) -> c.api().localStorageSet(kind(a[0]), c.bytes(a[1]), c.bytes(a[2])));
    t.action(
        "ext_offchain_local_storage_clear_version_1",
        "ps",
        (c, a) -> c.api().localStorageClear(kind(a[0]), c.bytes(a[1])));
    t.question(
        "ext_offchain_local_storage_compare_and_set_version_1",
        "psss",
        (c, a) ->
            c.api()
                .localStorageCompareAndSet(
                    kind(a[0]), c.bytes(a[1]), Scale.optional(c.bytes(a[2])), c.bytes(a[3])));
    t.span(
        "ext_offchain_local_storage_get_version_1",
        "ps",
        (c, a) -> c.giveOption(c.api().localStorageGet(kind(a[0]), c.bytes(a[1]))));
    t.action(
        "ext_offchain_index_set_version_1",
        "ss",
        (c, a) -> c.api().offchainIndexSet(c.bytes(a[0]), c.bytes(a[1])));
    t.action(
        "ext_offchain_index_clear_version_1",
        "s",
        (c, a) -> c.api().offchainIndexClear(c.bytes(a[0])));
    // Only storage chains keep an index of transactions; a host without one ignores what it is
    // told, as the reference host does.
    t.action("ext_transaction_index_index_version_1", "psp", (c, a) -> {});
    t.action("ext_transaction_index_renew_version_1", "pp", (c, a) -> {});
  }

  /**
   * Runtimes pass the position of the kind, not the number 1 or 2 that the specification gives it.
   */
  private static StorageKind kind(long argument) {
    return switch ((int) argument) {
      case 0 -> StorageKind.PERSISTENT;
      case 1 -> StorageKind.LOCAL;
      default -> throw new ExecutorException("unknown kind of offchain storage: " + (int) argument);
    };
  }
}
