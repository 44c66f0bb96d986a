package io.serinus.pallet.vesting;

import io.serinus.frame.annotation.Scale;

/** Versions of how schedules are stored. */
@Scale("pallet_vesting::Releases")
public enum Releases {
  /** One schedule an account. */
  V0,
  /** Several schedules an account. */
  V1
}
