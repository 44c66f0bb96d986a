package io.serinus.frame.traits;

/**
 * What balance is taken for, as a set of bits; locks name those that they forbid.
 *
 * @param bits a {@code u8}
 */
public record WithdrawReasons(int bits) {
  public static final WithdrawReasons NONE = new WithdrawReasons(0);
  public static final WithdrawReasons TRANSACTION_PAYMENT = new WithdrawReasons(1);
  public static final WithdrawReasons TRANSFER = new WithdrawReasons(2);
  public static final WithdrawReasons RESERVE = new WithdrawReasons(4);
  public static final WithdrawReasons FEE = new WithdrawReasons(8);
  public static final WithdrawReasons TIP = new WithdrawReasons(16);
  public static final WithdrawReasons ALL = new WithdrawReasons(31);

  public WithdrawReasons or(WithdrawReasons other) {
    return new WithdrawReasons(bits | other.bits);
  }

  public WithdrawReasons without(WithdrawReasons other) {
    return new WithdrawReasons(bits & ~other.bits);
  }

  public boolean contains(WithdrawReasons other) {
    return (bits & other.bits) == other.bits;
  }
}
