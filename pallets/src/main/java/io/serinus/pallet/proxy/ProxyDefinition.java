package io.serinus.pallet.proxy;

import io.serinus.frame.annotation.Scale;
import io.serinus.frame.annotation.U32;
import io.serinus.primitives.AccountId;

/**
 * What one account may do in another's name.
 *
 * @param delegate who may
 * @param delay for how many blocks a call has to be announced; 0 if it need not be
 */
@Scale("pallet_proxy::ProxyDefinition")
public record ProxyDefinition(AccountId delegate, ProxyType proxyType, @U32 long delay)
    implements Comparable<ProxyDefinition> {
  @Override
  public int compareTo(ProxyDefinition other) {
    int order = delegate.compareTo(other.delegate);
    if (order == 0) {
      order = Integer.compare(proxyType.ordinal(), other.proxyType.ordinal());
    }
    return order == 0 ? Long.compare(delay, other.delay) : order;
  }
}
