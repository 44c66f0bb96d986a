package io.serinus.frame.traits;

import io.serinus.frame.DispatchException;
import io.serinus.frame.RuntimeHoldReason;
import io.serinus.primitives.AccountId;
import io.serinus.primitives.U128;
import java.util.function.Supplier;

/**
 * What an account gives while the state keeps something for it: balance held, so much for the thing
 * and so much for each of its bytes. FRAME's {@code HoldConsideration} with a linear price.
 */
public final class Consideration {
  private final Holds holds;
  private final Supplier<RuntimeHoldReason> reason;
  private final U128 base;
  private final U128 perByte;

  /**
   * @param reason looked up late, since pallets learn their place after they are made
   */
  public Consideration(Holds holds, Supplier<RuntimeHoldReason> reason, U128 base, U128 perByte) {
    this.holds = holds;
    this.reason = reason;
    this.base = base;
    this.perByte = perByte;
  }

  /** Holds what so many bytes cost, and returns the ticket to get it back. */
  public HoldTicket take(AccountId who, long bytes) throws DispatchException {
    U128 amount = base.saturatingAdd(perByte.saturatingMul(bytes));
    holds.hold(reason.get(), who, amount);
    return new HoldTicket(amount);
  }

  /** Gives back what a ticket is for. */
  public void giveBack(AccountId who, HoldTicket ticket) throws DispatchException {
    holds.release(reason.get(), who, ticket.amount(), Holds.Precision.BEST_EFFORT);
  }
}
