package io.serinus.frame.system;

import io.serinus.frame.annotation.Scale;
import io.serinus.frame.annotation.U32;
import io.serinus.primitives.runtime.PerDispatchClass;

/** How many bytes the extrinsics of a block may have, up to and with each class. */
@Scale("frame_system::limits::BlockLength")
public record BlockLength(PerDispatchClass<@U32 Long> max) {}
