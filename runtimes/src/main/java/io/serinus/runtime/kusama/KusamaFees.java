package io.serinus.runtime.kusama;

import io.serinus.frame.DispatchException;
import io.serinus.frame.traits.Credit;
import io.serinus.pallet.balances.BalancesCurrency;
import io.serinus.pallet.transactionpayment.OnChargeTransaction;
import io.serinus.primitives.AccountId;
import io.serinus.primitives.U128;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Fees in KSM: four fifths go to the treasury, a fifth and all tips to the block's author. What
 * nobody can take is burned.
 */
final class KusamaFees implements OnChargeTransaction {
  /** The account of the pallet id {@code py/trsry}. */
  static final AccountId TREASURY = palletAccount("py/trsry");

  private final BalancesCurrency currency;
  private final Supplier<Optional<AccountId>> author;

  KusamaFees(BalancesCurrency currency, Supplier<Optional<AccountId>> author) {
    this.currency = currency;
    this.author = author;
  }

  private static AccountId palletAccount(String id) {
    byte[] bytes = ("modl" + id).getBytes(StandardCharsets.US_ASCII);
    return AccountId.wrap(Arrays.copyOf(bytes, AccountId.LENGTH));
  }

  @Override
  public boolean canWithdraw(AccountId who, U128 fee) {
    return currency.canWithdrawFee(who, fee);
  }

  @Override
  public Credit withdraw(AccountId who, U128 fee) throws DispatchException {
    return currency.withdrawFee(who, fee);
  }

  @Override
  public Credit refund(AccountId who, Credit paid, U128 corrected) {
    Credit refund = paid.minus(paid.upTo(corrected));
    if (refund.isNone() || currency.totalBalance(who).isZero()) {
      return paid;
    }
    return paid.upTo(corrected).merge(currency.refund(who, refund));
  }

  @Override
  public void distribute(Credit fee, Credit tip) {
    Credit treasury = fee.upTo(fee.amount().times(80).dividedBy(100));
    Credit toAuthor = fee.minus(treasury).merge(tip);
    currency.lose(currency.resolve(TREASURY, treasury));
    Optional<AccountId> who = author.get();
    currency.lose(who.isPresent() ? currency.resolve(who.get(), toAuthor) : toAuthor);
  }
}
