package io.serinus.pallet.parameters;

import io.serinus.frame.DispatchException;
import io.serinus.frame.Origin;
import io.serinus.frame.PalletBase;
import io.serinus.frame.PalletModule;
import io.serinus.frame.Runtime;
import io.serinus.frame.annotation.Call;
import io.serinus.frame.annotation.Pallet;
import io.serinus.frame.annotation.Storage;
import io.serinus.frame.annotation.Weighs;
import io.serinus.frame.storage.StorageHasher;
import io.serinus.frame.storage.StorageMap;
import java.util.Optional;

/** Stores values of the runtime's parameters that differ from their defaults. */
@Pallet("Parameters")
public final class Parameters extends PalletBase {
  private final ParameterDefinitions definitions;
  private final Admin admin;

  /** Stored parameters. */
  @Storage(hasher = StorageHasher.BLAKE2_128_CONCAT)
  StorageMap<ParameterKey, ParameterValue> parameters;

  /** Who may set a parameter. */
  @FunctionalInterface
  public interface Admin {
    /**
     * @throws DispatchException {@code BadOrigin} if the origin may not set it
     */
    void ensure(Origin origin, ParameterKey key) throws DispatchException;
  }

  public Parameters(ParameterDefinitions definitions, Admin admin) {
    this.definitions = definitions;
    this.admin = admin;
  }

  public sealed interface Event {
    /** A Parameter was set. Is also emitted when the value was not changed. */
    record Updated(
        ParameterKey key, Optional<ParameterValue> oldValue, Optional<ParameterValue> newValue)
        implements Event {}
  }

  /** Set the value of a parameter; its admin may. Without a value the default holds again. */
  @Call(0)
  @Weighs(refTime = 17_520_000, proof = 3_518, reads = 1, writes = 1)
  public void setParameter(Origin origin, ParameterSetting keyValue) throws DispatchException {
    ParameterKey key = keyValue.key();
    admin.ensure(origin, key);
    Optional<ParameterValue> old = parameters.find(key);
    Optional<ParameterValue> fresh = keyValue.value().map(value -> new ParameterValue(key, value));
    parameters.mutateExists(key, stored -> fresh);
    deposit(new Event.Updated(key, old, fresh));
  }

  /** What a parameter is set to, or its default. */
  @SuppressWarnings("unchecked") // a key's codec decodes values of its parameter's type alone
  public <T> T get(Parameter<T> parameter) {
    return (T)
        parameters.find(parameter.key()).map(ParameterValue::value).orElse(parameter.byDefault());
  }

  /** The parameters of the runtime that is running. */
  static ParameterDefinitions definitions() {
    for (PalletModule module : Runtime.current().pallets()) {
      if (module.pallet() instanceof Parameters pallet) {
        return pallet.definitions;
      }
    }
    throw new IllegalStateException("the runtime has no pallet Parameters");
  }

  @Override
  public void tryState() {
    for (StorageMap.Entry<ParameterKey, ParameterValue> entry : parameters.entries()) {
      if (!entry.key().equals(entry.value().key())) {
        throw new IllegalStateException("a value of another parameter at " + entry.key());
      }
    }
  }
}
