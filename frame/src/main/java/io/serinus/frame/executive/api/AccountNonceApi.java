package io.serinus.frame.executive.api;

import io.serinus.frame.annotation.RuntimeApi;
import io.serinus.frame.annotation.U32;
import io.serinus.primitives.AccountId;

/** What senders need. */
@RuntimeApi(value = "AccountNonceApi", id = "bc9d89904f5b923f", version = 1)
public interface AccountNonceApi {
  /** Get current account nonce of given `AccountId`. */
  @U32
  long accountNonce(AccountId account);
}
