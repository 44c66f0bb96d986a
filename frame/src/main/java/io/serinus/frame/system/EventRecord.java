package io.serinus.frame.system;

import io.serinus.frame.RuntimeEvent;
import io.serinus.frame.annotation.Scale;
import io.serinus.primitives.H256;
import java.util.List;

/** An event as it is stored. */
@Scale("frame_system::EventRecord")
public record EventRecord(Phase phase, RuntimeEvent event, List<H256> topics) {}
