package io.serinus.host.hostapi;

/** {@code ext_default_child_storage}. */
final class ChildStorageFunctions {
  private static final String NAME = "ext_default_child_storage_";

  private ChildStorageFunctions() {}

  static void addTo(FunctionTable t) {
    t.action(
        NAME + "set_version_1",
        "sss",
        (c, a) -> c.api().childSet(c.bytes(a[0]), c.bytes(a[1]), c.bytes(a[2])));
    t.span(
        NAME + "get_version_1",
        "ss",
        (c, a) -> c.giveOption(c.api().childGet(c.bytes(a[0]), c.bytes(a[1]))));
    t.span(
        NAME + "read_version_1",
        "sssp",
        (c, a) -> PartialRead.of(c, c.api().childGet(c.bytes(a[0]), c.bytes(a[1])), a[2], a[3]));
    t.action(
        NAME + "clear_version_1", "ss", (c, a) -> c.api().childClear(c.bytes(a[0]), c.bytes(a[1])));
    t.question(
        NAME + "exists_version_1",
        "ss",
        (c, a) -> c.api().childExists(c.bytes(a[0]), c.bytes(a[1])));
    t.action(NAME + "storage_kill_version_1", "s", (c, a) -> c.api().childKill(c.bytes(a[0]), -1));
    t.question(
        NAME + "storage_kill_version_2",
        "ss",
        (c, a) -> c.api().childKill(c.bytes(a[0]), Scale.limit(c.bytes(a[1]))).allCleared());
    t.span(
        NAME + "storage_kill_version_3",
        "ss",
        (c, a) ->
            c.give(Scale.cleared(c.api().childKill(c.bytes(a[0]), Scale.limit(c.bytes(a[1]))))));
    t.action(
        NAME + "clear_prefix_version_1",
        "ss",
        (c, a) -> c.api().childClearPrefix(c.bytes(a[0]), c.bytes(a[1]), -1));
    t.span(
        NAME + "clear_prefix_version_2",
        "sss",
        (c, a) ->
            c.give(
                Scale.cleared(
                    c.api()
                        .childClearPrefix(
                            c.bytes(a[0]), c.bytes(a[1]), Scale.limit(c.bytes(a[2]))))));
    t.span(NAME + "root_version_1", "s", (c, a) -> c.give(c.api().childRoot(c.bytes(a[0]), 0)));
    t.span(
        NAME + "root_version_2",
        "sp",
        (c, a) -> c.give(c.api().childRoot(c.bytes(a[0]), StateVersions.of(a[1]))));
    t.span(
        NAME + "next_key_version_1",
        "ss",
        (c, a) -> c.giveOption(c.api().childNextKey(c.bytes(a[0]), c.bytes(a[1]))));
  }
}
