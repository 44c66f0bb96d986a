/**
 * The pallet System, on which all others stand: accounts and what refers to them, the block under
 * way, events, and the runtime's code. Start at {@link io.serinus.frame.system.FrameSystem}.
 */
@NullMarked
package io.serinus.frame.system;

import org.jspecify.annotations.NullMarked;
