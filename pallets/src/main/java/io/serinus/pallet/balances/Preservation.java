package io.serinus.pallet.balances;

/** How far an account may be emptied. */
public enum Preservation {
  /** It may die. */
  EXPENDABLE,
  /** It must live, be it by another provider. */
  PROTECT,
  /** It must keep the existential deposit. */
  PRESERVE
}
