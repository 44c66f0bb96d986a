package io.serinus.host.executor;

import io.serinus.hostapi.NativeRuntime;

/**
 * A runtime in this JVM and the blob that was built from the same classes.
 *
 * @param blob the blob as it lies on chain; the array is not copied
 */
@SuppressWarnings("ArrayRecordComponent")
public record NativeCode(NativeRuntime runtime, byte[] blob) {}
