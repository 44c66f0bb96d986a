package io.serinus.frame.system;

import io.serinus.frame.annotation.Name;
import io.serinus.frame.annotation.Scale;
import io.serinus.primitives.Weight;
import io.serinus.primitives.runtime.DispatchClass;
import io.serinus.primitives.runtime.Pays;

/** What an extrinsic cost, as its event says. */
@Scale("frame_system::DispatchEventInfo")
public record DispatchEventInfo(
    Weight weight, @Name("class") DispatchClass dispatchClass, Pays paysFee) {}
