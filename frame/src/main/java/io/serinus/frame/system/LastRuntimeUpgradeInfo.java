package io.serinus.frame.system;

import io.serinus.frame.annotation.Compact;
import io.serinus.frame.annotation.Scale;
import io.serinus.frame.annotation.U32;

/** Which runtime made the last block. */
@Scale("frame_system::LastRuntimeUpgradeInfo")
public record LastRuntimeUpgradeInfo(@Compact @U32 long specVersion, String specName) {}
