package io.serinus.frame.system;

import io.serinus.frame.DispatchException;
import io.serinus.frame.RuntimeDbWeight;
import io.serinus.primitives.AccountId;
import io.serinus.primitives.RuntimeVersion;
import io.serinus.scale.Bytes;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * The parameters of System.
 *
 * @param versionOf gives the runtime's version, which lists APIs that are known only later
 * @param blockHashCount how many blocks' hashes are kept
 * @param maxConsumers the most consumers of an account
 * @param onNewAccount what is to be done for a new account
 * @param onKilledAccount what is to be done for an account that is no more
 * @param setCode what becomes of new code for the runtime
 */
public record SystemConfig(
    Supplier<RuntimeVersion> versionOf,
    BlockWeights blockWeights,
    BlockLength blockLength,
    RuntimeDbWeight dbWeight,
    long blockHashCount,
    int ss58Prefix,
    long maxConsumers,
    List<Consumer<AccountId>> onNewAccount,
    List<Consumer<AccountId>> onKilledAccount,
    SetCode setCode) {
  /** The runtime's version. */
  public RuntimeVersion version() {
    return versionOf.get();
  }

  /** What becomes of new code. */
  @FunctionalInterface
  public interface SetCode {
    void setCode(Bytes code) throws DispatchException;
  }
}
