package io.serinus.rpc.server;

import org.jspecify.annotations.Nullable;

/**
 * Who asks.
 *
 * @param allowsUnsafe whether the caller may use unsafe methods
 * @param connection the caller's connection, or {@code null} over plain HTTP, where nothing lasts
 */
public record RequestContext(boolean allowsUnsafe, @Nullable Connection connection) {}
