package io.serinus.pallet.scheduler;

import io.serinus.frame.annotation.Scale;
import io.serinus.frame.annotation.U32;
import io.serinus.frame.annotation.U8;

/** How often a task that fails is tried again, and how many blocks lie between. */
@Scale("pallet_scheduler::RetryConfig")
public record RetryConfig(@U8 int totalRetries, @U8 int remaining, @U32 long period) {}
