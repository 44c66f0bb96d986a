package io.serinus.frame.system;

import io.serinus.frame.annotation.Scale;
import io.serinus.frame.annotation.Unnamed;
import io.serinus.primitives.U128;

/** Marks of an account, a bit each; the highest says that it follows the rules since 2023. */
@Scale("pallet_balances::types::ExtraFlags")
@Unnamed
public record ExtraFlags(U128 bits) {
  public static final ExtraFlags NEW_LOGIC = new ExtraFlags(U128.of(Long.MIN_VALUE, 0));

  public static final ExtraFlags OLD_LOGIC = new ExtraFlags(U128.ZERO);

  public boolean isNewLogic() {
    return bits.high() < 0;
  }

  public ExtraFlags withNewLogic() {
    return new ExtraFlags(bits.or(NEW_LOGIC.bits));
  }
}
