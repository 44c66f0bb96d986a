package io.serinus.frame.system;

import io.serinus.frame.annotation.Scale;
import io.serinus.frame.annotation.U32;
import io.serinus.frame.annotation.Unnamed;

/** When in a block an event was deposited. */
@Scale("frame_system::Phase")
public sealed interface Phase {
  @Unnamed
  record ApplyExtrinsic(@U32 long index) implements Phase {}

  record Finalization() implements Phase {}

  record Initialization() implements Phase {}
}
