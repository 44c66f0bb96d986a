/**
 * The runtime boundary: {@link io.serinus.hostapi.HostApi} is all that a runtime can reach of the
 * world, {@link io.serinus.hostapi.NativeRuntime} all that a host knows of a runtime in Java.
 *
 * <p>A runtime calls {@link io.serinus.hostapi.Host#api()}. In a JVM that is the context of the
 * current call, bound by the host for its duration; in Wasm it is the module's imports, {@link
 * io.serinus.hostapi.WasmHostApi}. TeaVM knows at build time which, and leaves the other out.
 */
@NullMarked
package io.serinus.hostapi;

import org.jspecify.annotations.NullMarked;
