package io.serinus.pallet.proxy;

import io.serinus.frame.PalletModule;
import io.serinus.frame.Runtime;
import io.serinus.frame.RuntimeCall;
import io.serinus.scale.Codec;
import io.serinus.scale.ScaleReader;
import io.serinus.scale.ScaleWriter;
import io.serinus.scale.info.TypeInfo;

/** A kind of proxy: what it may call. A runtime's kinds are the constants of an enum. */
public interface ProxyType {
  /** The codec in the runtime that is running. */
  Codec<ProxyType> CODEC = new OfRuntime();

  /** Whether a proxy of this kind may make the call. */
  boolean allows(RuntimeCall call);

  /** Whether a proxy of this kind may do all that one of the other may. */
  boolean isSupersetOf(ProxyType other);

  /** The place among the kinds, by which proxies are sorted: what an enum's {@code ordinal} is. */
  int ordinal();

  /** Asks the pallet Proxy of the runtime which kinds there are. */
  final class OfRuntime implements Codec<ProxyType> {
    private OfRuntime() {}

    @Override
    public void encode(ProxyType value, ScaleWriter out) {
      codec().encode(value, out);
    }

    @Override
    public ProxyType decode(ScaleReader in) {
      return codec().decode(in);
    }

    @Override
    public TypeInfo type() {
      return codec().type();
    }

    private static Codec<ProxyType> codec() {
      for (PalletModule module : Runtime.current().pallets()) {
        if (module.pallet() instanceof Proxy proxy) {
          return proxy.types().codec();
        }
      }
      throw new IllegalStateException("the runtime has no pallet Proxy");
    }
  }
}
