package io.serinus.frame.system.extension;

import io.serinus.frame.RuntimeCall;
import io.serinus.frame.TransactionValidityException;
import io.serinus.frame.extrinsic.TransactionExtension;
import io.serinus.frame.system.AccountInfo;
import io.serinus.frame.system.FrameSystem;
import io.serinus.primitives.AccountId;
import io.serinus.primitives.Weight;
import io.serinus.primitives.runtime.DispatchInfo;
import io.serinus.primitives.runtime.InvalidTransaction;
import io.serinus.primitives.runtime.ValidTransaction;
import io.serinus.scale.Bytes;
import io.serinus.scale.Codec;
import io.serinus.scale.Codecs;
import io.serinus.scale.ScaleWriter;
import io.serinus.scale.Unit;
import io.serinus.scale.info.TypeInfo;
import java.util.List;
import java.util.function.Function;

/** Puts an account's transactions in order, and lets each in once. */
public final class CheckNonce extends TransactionExtension<Long, AccountInfo, Unit> {
  private static final Codec<Long> CODEC =
      Codecs.mapped(
          Codecs.COMPACT_U32,
          Function.identity(),
          Function.identity(),
          () ->
              new TypeInfo.Composite(
                  "frame_system::extensions::check_nonce::CheckNonce",
                  List.of(new TypeInfo.Param("T", null)),
                  List.of(TypeInfo.Field.unnamed(Codecs.COMPACT_U32::type)),
                  ""));

  private final FrameSystem system;

  public CheckNonce(FrameSystem system) {
    this.system = system;
  }

  @Override
  public String identifier() {
    return "CheckNonce";
  }

  @Override
  public Codec<Long> codec() {
    return CODEC;
  }

  @Override
  public Weight weight(Long nonce) {
    return Weight.of(13_390_000, 3_593).saturatingAdd(system.dbWeight().readsWrites(1, 1));
  }

  @Override
  public Validated<AccountInfo> validate(
      AccountId who, Long nonce, RuntimeCall call, DispatchInfo info, int length)
      throws TransactionValidityException {
    AccountInfo account = system.accounts().get(who);
    if (!account.isProvided()) {
      throw new TransactionValidityException(InvalidTransaction.Reason.PAYMENT);
    }
    if (nonce < account.nonce()) {
      throw new TransactionValidityException(InvalidTransaction.Reason.STALE);
    }
    ValidTransaction valid = ValidTransaction.DEFAULT.providing(tag(who, nonce));
    return new Validated<>(
        account.nonce() < nonce ? valid.requiring(tag(who, nonce - 1)) : valid, account);
  }

  @Override
  public Unit prepare(
      AccountId who,
      Long nonce,
      AccountInfo account,
      RuntimeCall call,
      DispatchInfo info,
      int length)
      throws TransactionValidityException {
    if (nonce > account.nonce()) {
      throw new TransactionValidityException(InvalidTransaction.Reason.FUTURE);
    }
    system.accounts().incNonce(who, account);
    return Unit.UNIT;
  }

  private static Bytes tag(AccountId who, long nonce) {
    ScaleWriter out = new ScaleWriter(36);
    AccountId.CODEC.encode(who, out);
    return Bytes.wrap(out.writeU32(nonce).toByteArray());
  }
}
