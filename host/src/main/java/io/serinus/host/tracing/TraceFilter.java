package io.serinus.host.tracing;

import org.jspecify.annotations.Nullable;

/**
 * Which spans and events a trace holds. All three parts are lists of prefixes, separated by commas;
 * a prefix may be followed by {@code =} and the most detailed level it lets through.
 *
 * <p>The rules are the reference node's, odd as some are: an event must have a key and a method and
 * be let through by both lists, so that without one of the lists there are no events at all, and an
 * empty list lets all of them through.
 */
public final class TraceFilter {
  private final PrefixList targets;
  private final @Nullable PrefixList keys;
  private final @Nullable PrefixList methods;

  /**
   * Makes a filter.
   *
   * @param targets targets of spans and events, as {@code pallet,frame,state=trace}
   * @param keys storage keys in hexadecimal without {@code 0x}; null for no events
   * @param methods names of storage functions, as {@code Get,Put}; null for no events
   */
  public TraceFilter(String targets, @Nullable String keys, @Nullable String methods) {
    this.targets = new PrefixList(targets);
    this.keys = keys == null ? null : new PrefixList(keys);
    this.methods = methods == null ? null : new PrefixList(methods);
  }

  boolean admitsTarget(String target, TraceLevel level) {
    return targets.admits(target, level);
  }

  boolean admitsMethod(String method, TraceLevel level) {
    return methods != null && methods.admits(method, level);
  }

  boolean admitsKey(String key, TraceLevel level) {
    return keys != null && keys.admits(key, level);
  }
}
