/**
 * Runs runtimes: the native class in this JVM, or the Wasm blob behind a small engine interface, or
 * both with a comparison. Touches the Host API's functions ({@code io.serinus.host.hostapi}) and
 * nothing of state or network; a call gets its state as a {@link io.serinus.hostapi.HostApi}. Start
 * reading at {@link io.serinus.host.executor.RuntimeExecutor}.
 */
@NullMarked
package io.serinus.host.executor;

import org.jspecify.annotations.NullMarked;
