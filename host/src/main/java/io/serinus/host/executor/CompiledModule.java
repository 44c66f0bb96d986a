package io.serinus.host.executor;

/**
 * A module ready to be loaded.
 *
 * @param skeleton the module, without its functions' bodies where all were compiled
 * @param classes the bodies as JVM classes, in the engine's own format
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record CompiledModule(byte[] skeleton, byte[] classes) {}
