package io.serinus.frame;

import io.serinus.frame.extrinsic.TransactionExtension;
import io.serinus.frame.system.EventLog;
import io.serinus.frame.system.FrameSystem;
import io.serinus.hostapi.Host;
import io.serinus.hostapi.NativeRuntime;
import io.serinus.hostapi.RuntimePanic;
import io.serinus.primitives.AccountId;
import io.serinus.primitives.MultiAddress;
import io.serinus.primitives.RuntimeVersion;
import io.serinus.primitives.runtime.DispatchError;
import io.serinus.primitives.runtime.UnknownTransaction;
import io.serinus.scale.ScaleException;
import io.serinus.scale.ScaleReader;
import io.serinus.scale.ScaleWriter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A runtime: its version and parameters, its pallets in the order of their indices, its transaction
 * extensions in theirs, and the APIs it offers. A subclass says these in its constructor and is
 * otherwise without state, so that one instance serves all calls of a JVM.
 */
public abstract class Runtime implements NativeRuntime {
  private static final ThreadLocal<@Nullable CallContext> CURRENT = new ThreadLocal<>();

  private final PalletModule[] byIndex = new PalletModule[256];
  private final List<PalletModule> pallets = new ArrayList<>();
  private final List<TransactionExtension<?, ?, ?>> extensions = new ArrayList<>();
  private final List<RuntimeApiModule> apis = new ArrayList<>();
  private final Map<String, RuntimeApiModule.Body> functions = new HashMap<>();
  private final List<String> functionNames = new ArrayList<>();
  private @Nullable FrameSystem system;

  // What a runtime says of itself.

  /** The crate that the paths of the runtime's own types begin with. */
  public abstract String crate();

  /** The version, whose list of APIs {@link #apiVersions()} gives. */
  public abstract RuntimeVersion version();

  public abstract RuntimeDbWeight dbWeight();

  /** Whether accounts may send the call at all. */
  public boolean baseCallFilter(RuntimeCall call) {
    return true;
  }

  /**
   * The account that an extrinsic's address stands for.
   *
   * @throws TransactionValidityException {@code CannotLookup} if it stands for none
   */
  public AccountId lookUpSigner(MultiAddress address) throws TransactionValidityException {
    try {
      return lookUp(address);
    } catch (DispatchException e) {
      throw new TransactionValidityException(UnknownTransaction.Reason.CANNOT_LOOKUP);
    }
  }

  /**
   * The account that an address stands for: one that is an account, unless a runtime knows more.
   *
   * @throws DispatchException {@code CannotLookup} if it stands for none
   */
  public AccountId lookUp(MultiAddress address) throws DispatchException {
    if (address instanceof MultiAddress.Id(AccountId account)) {
      return account;
    }
    throw new DispatchException(DispatchError.CANNOT_LOOKUP);
  }

  /** Places pallets in the runtime, in the order in which their hooks run. */
  protected final void place(PalletModule... modules) {
    for (PalletModule module : modules) {
      if (byIndex[module.index()] != null) {
        throw new IllegalStateException("two pallets have the index " + module.index());
      }
      byIndex[module.index()] = module;
      pallets.add(module);
      if (module.pallet() instanceof FrameSystem frameSystem) {
        system = frameSystem;
      }
    }
  }

  /** Adds transaction extensions, in the order of their data in a transaction. */
  protected final void extend(TransactionExtension<?, ?, ?>... more) {
    extensions.addAll(List.of(more));
  }

  /** Offers APIs. */
  protected final void offer(RuntimeApiModule... more) {
    for (RuntimeApiModule api : more) {
      apis.add(api);
      for (RuntimeApiModule.Function function : api.functions()) {
        String name = api.name() + "_" + function.name();
        functions.put(name, function.body());
        functionNames.add(name);
      }
    }
  }

  // What frame asks of it.

  /** The runtime whose call is running. */
  public static Runtime current() {
    return context().runtime;
  }

  static CallContext context() {
    CallContext context = CURRENT.get();
    if (context == null) {
      throw new IllegalStateException("no runtime is running");
    }
    return context;
  }

  /** The events of the call that is running. */
  public static EventLog events() {
    return context().events();
  }

  public final FrameSystem system() {
    if (system == null) {
      throw new IllegalStateException("a runtime needs the pallet System");
    }
    return system;
  }

  public final List<PalletModule> pallets() {
    return pallets;
  }

  public final @Nullable PalletModule module(int index) {
    return byIndex[index];
  }

  public final List<TransactionExtension<?, ?, ?>> extensions() {
    return extensions;
  }

  public final List<RuntimeApiModule> apis() {
    return apis;
  }

  public final OuterTypes outerTypes() {
    return new OuterTypes(crate(), pallets);
  }

  /** The versions of the APIs offered, for {@link #version()}. */
  protected final List<RuntimeVersion.Api> apiVersions() {
    return apis.stream().map(api -> new RuntimeVersion.Api(api.id(), api.version())).toList();
  }

  final PalletModule callable(int index) {
    PalletModule module = byIndex[index];
    if (module == null || !module.hasCalls()) {
      throw new ScaleException("no calls of pallet " + index);
    }
    return module;
  }

  // What the host asks of it.

  @Override
  public final List<String> functions() {
    return functionNames;
  }

  @Override
  public final byte[] call(String function, byte[] arguments) {
    RuntimeApiModule.Body body = functions.get(function);
    if (body == null) {
      throw new RuntimePanic("no function " + function);
    }
    return within(
        () -> {
          ScaleWriter out = new ScaleWriter();
          body.run(new ScaleReader(arguments), out);
          return out.toByteArray();
        });
  }

  /** Runs work as this runtime; tests use it to call pallets directly. */
  public final <T> T within(java.util.function.Supplier<T> work) {
    CallContext outer = CURRENT.get();
    if (outer != null) {
      outer.flush();
    }
    CallContext context = new CallContext(this);
    CURRENT.set(context);
    try {
      T result = work.get();
      context.flush();
      return result;
    } catch (ScaleException e) {
      throw new RuntimePanic(String.valueOf(e.getMessage()));
    } finally {
      if (outer == null) {
        CURRENT.remove();
      } else {
        outer.forget();
        CURRENT.set(outer);
      }
    }
  }

  /** Whether the runtime runs as Wasm. */
  public static boolean isWasm() {
    return Host.isWasm();
  }
}
