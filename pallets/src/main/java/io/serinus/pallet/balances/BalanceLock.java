package io.serinus.pallet.balances;

import io.serinus.frame.annotation.Fixed;
import io.serinus.frame.annotation.Scale;
import io.serinus.primitives.U128;
import io.serinus.scale.Bytes;

/** A lock: so much of the balance must stay, as far as the reasons go. */
@Scale("pallet_balances::types::BalanceLock")
public record BalanceLock(@Fixed(8) Bytes id, U128 amount, Reasons reasons) {}
