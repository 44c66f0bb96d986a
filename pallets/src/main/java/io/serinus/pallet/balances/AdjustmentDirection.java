package io.serinus.pallet.balances;

import io.serinus.frame.annotation.Scale;

/** Which way the total issuance is corrected. */
@Scale("pallet_balances::types::AdjustmentDirection")
public enum AdjustmentDirection {
  INCREASE,
  DECREASE
}
