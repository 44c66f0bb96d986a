package io.serinus.pallet.balances;

import io.serinus.frame.annotation.Fixed;
import io.serinus.frame.annotation.Scale;
import io.serinus.primitives.U128;
import io.serinus.scale.Bytes;

/** What is reserved under a name. */
@Scale("pallet_balances::types::ReserveData")
public record ReserveData(@Fixed(8) Bytes id, U128 amount) {}
