/**
 * The Host API as Wasm modules import it: one class for each group of functions of the Polkadot
 * specification's appendix B, in all versions. A function takes its arguments out of the instance's
 * memory, calls the {@link io.serinus.hostapi.HostApi} of the call and puts the result into a chunk
 * from the allocator. Touches neither state nor network itself. Start reading at {@link
 * io.serinus.host.hostapi.HostFunctions}.
 */
@NullMarked
package io.serinus.host.hostapi;

import org.jspecify.annotations.NullMarked;
