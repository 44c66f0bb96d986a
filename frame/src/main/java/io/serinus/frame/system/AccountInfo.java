package io.serinus.frame.system;

import io.serinus.frame.annotation.Scale;
import io.serinus.frame.annotation.TypeName;
import io.serinus.frame.annotation.U32;

/**
 * An account.
 *
 * @param nonce how many transactions it has sent
 * @param consumers how many things need it to exist
 * @param providers how many things let it exist
 * @param sufficients how many things let it exist for themselves alone
 */
@Scale("frame_system::AccountInfo")
public record AccountInfo(
    @TypeName("Nonce") @U32 long nonce,
    @TypeName("RefCount") @U32 long consumers,
    @TypeName("RefCount") @U32 long providers,
    @TypeName("RefCount") @U32 long sufficients,
    AccountData data) {
  public static final AccountInfo EMPTY = new AccountInfo(0, 0, 0, 0, AccountData.EMPTY);

  public AccountInfo withNonce(long value) {
    return new AccountInfo(value, consumers, providers, sufficients, data);
  }

  public AccountInfo withConsumers(long value) {
    return new AccountInfo(nonce, value, providers, sufficients, data);
  }

  public AccountInfo withProviders(long value) {
    return new AccountInfo(nonce, consumers, value, sufficients, data);
  }

  public AccountInfo withSufficients(long value) {
    return new AccountInfo(nonce, consumers, providers, value, data);
  }

  public AccountInfo withData(AccountData value) {
    return new AccountInfo(nonce, consumers, providers, sufficients, value);
  }

  /** Whether a provider may go. */
  public boolean canDecProvider() {
    return consumers == 0 || providers > 1;
  }

  /** Whether anything lets the account exist. */
  public boolean isProvided() {
    return providers > 0 || sufficients > 0;
  }
}
