package io.serinus.host.state;

/**
 * A cache in numbers.
 *
 * @param entries how many entries it holds
 * @param bytes about how much memory they take
 * @param maxBytes how much they may take
 * @param hits how often something was found since the start
 * @param misses how often not
 */
public record CacheStats(long entries, long bytes, long maxBytes, long hits, long misses) {}
