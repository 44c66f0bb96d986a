package io.serinus.frame.traits;

import io.serinus.frame.annotation.Scale;

/** Whether balance is free or reserved. */
@Scale("frame_support::traits::tokens::misc::BalanceStatus")
public enum BalanceStatus {
  FREE,
  RESERVED
}
