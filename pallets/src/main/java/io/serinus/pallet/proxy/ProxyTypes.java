package io.serinus.pallet.proxy;

import io.serinus.scale.Codec;
import io.serinus.scale.Codecs;

/**
 * The kinds of proxies of a runtime.
 *
 * @param any the kind that may call everything
 */
public record ProxyTypes(ProxyType any, Codec<ProxyType> codec) {
  /**
   * The kinds that are constants of an enum.
   *
   * @param codec the enum's
   */
  public static <T extends ProxyType> ProxyTypes of(Class<T> type, T any, Codec<T> codec) {
    return new ProxyTypes(any, Codecs.mapped(codec, type::cast, t -> t, codec::type));
  }
}
