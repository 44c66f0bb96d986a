package io.serinus.pallet.session;

import io.serinus.primitives.AccountId;
import io.serinus.primitives.KeyTypeId;
import io.serinus.scale.Bytes;
import java.util.List;

/** What uses one kind of session key, and is told when sessions change. */
public interface SessionHandler {
  /** A validator's key of the handler's kind. */
  record ValidatorKey(AccountId validator, Bytes key) {}

  /**
   * A session that begins.
   *
   * @param index the session's number, a {@code u32}
   * @param changed whether keys, validators or what backs them differ from the last session's
   * @param validators the session's
   * @param queued those of the session after it, as far as now known
   */
  record Change(
      long index, boolean changed, List<ValidatorKey> validators, List<ValidatorKey> queued) {}

  /** Which keys it uses. */
  KeyTypeId keyType();

  /** The validators of the genesis session, who are those of the second too. */
  void onGenesisSession(List<ValidatorKey> validators);

  /** Another session has begun; the handler's own hook may not yet have run in this block. */
  void onNewSession(Change change);

  /** The session is about to end; its validators are still the old ones. */
  default void onBeforeSessionEnding() {}

  /** A validator, by its place in the session's list, is disabled until a new set begins. */
  default void onDisabled(long index) {}

  /** One that keeps a place for a kind of keys that no pallet of the runtime uses. */
  static SessionHandler none(KeyTypeId type) {
    return new SessionHandler() {
      @Override
      public KeyTypeId keyType() {
        return type;
      }

      @Override
      public void onGenesisSession(List<ValidatorKey> validators) {}

      @Override
      public void onNewSession(Change change) {}
    };
  }
}
