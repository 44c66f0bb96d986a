package io.serinus.host.hostapi;

/** {@code ext_allocator}. */
final class AllocatorFunctions {
  private AllocatorFunctions() {}

  static void addTo(FunctionTable t) {
    t.pointer("ext_allocator_malloc_version_1", "p", (c, a) -> c.allocator().allocate((int) a[0]));
    t.action("ext_allocator_free_version_1", "p", (c, a) -> c.allocator().free((int) a[0]));
  }
}
