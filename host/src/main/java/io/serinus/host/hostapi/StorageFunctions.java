package io.serinus.host.hostapi;

/** {@code ext_storage}. */
final class StorageFunctions {
  private StorageFunctions() {}

  static void addTo(FunctionTable t) {
    t.action(
        "ext_storage_set_version_1",
        "ss",
        (c, a) -> c.api().storageSet(c.bytes(a[0]), c.bytes(a[1])));
    t.span(
        "ext_storage_get_version_1",
        "s",
        (c, a) -> c.giveOption(c.api().storageGet(c.bytes(a[0]))));
    t.span(
        "ext_storage_read_version_1",
        "ssp",
        (c, a) -> PartialRead.of(c, c.api().storageGet(c.bytes(a[0])), a[1], a[2]));
    t.action("ext_storage_clear_version_1", "s", (c, a) -> c.api().storageClear(c.bytes(a[0])));
    t.question("ext_storage_exists_version_1", "s", (c, a) -> c.api().storageExists(c.bytes(a[0])));
    t.action(
        "ext_storage_clear_prefix_version_1",
        "s",
        (c, a) -> c.api().storageClearPrefix(c.bytes(a[0]), -1));
    t.span(
        "ext_storage_clear_prefix_version_2",
        "ss",
        (c, a) ->
            c.give(
                Scale.cleared(
                    c.api().storageClearPrefix(c.bytes(a[0]), Scale.limit(c.bytes(a[1]))))));
    t.action(
        "ext_storage_append_version_1",
        "ss",
        (c, a) -> c.api().storageAppend(c.bytes(a[0]), c.bytes(a[1])));
    t.span("ext_storage_root_version_1", "", (c, a) -> c.give(c.api().storageRoot(0)));
    t.span(
        "ext_storage_root_version_2",
        "p",
        (c, a) -> c.give(c.api().storageRoot(StateVersions.of(a[0]))));
    // Changes tries were dropped from the protocol; without one configured the answer has always
    // been none.
    t.span("ext_storage_changes_root_version_1", "s", (c, a) -> c.give(Scale.NONE));
    t.span(
        "ext_storage_next_key_version_1",
        "s",
        (c, a) -> c.giveOption(c.api().storageNextKey(c.bytes(a[0]))));
    t.action("ext_storage_start_transaction_version_1", "", (c, a) -> c.api().startTransaction());
    t.action(
        "ext_storage_rollback_transaction_version_1", "", (c, a) -> c.api().rollbackTransaction());
    t.action("ext_storage_commit_transaction_version_1", "", (c, a) -> c.api().commitTransaction());
    t.span(
        "ext_storage_proof_size_storage_proof_size_version_1",
        "",
        (c, a) -> c.services().proofSize().getAsLong());
  }
}
