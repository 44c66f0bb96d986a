package io.serinus.frame.system;

import io.serinus.frame.DispatchException;
import io.serinus.hostapi.Host;
import io.serinus.primitives.H256;
import io.serinus.primitives.RuntimeVersion;
import io.serinus.scale.Bytes;
import io.serinus.scale.ScaleException;
import io.serinus.scale.ScaleReader;

/** Which code may follow the runtime's own, and whether it has. */
final class CodeUpgrades {
  private final FrameSystem system;

  CodeUpgrades(FrameSystem system) {
    this.system = system;
  }

  /**
   * The authorization of a code.
   *
   * @throws DispatchException {@code NothingAuthorized} or {@code Unauthorized}
   */
  CodeUpgradeAuthorization requireAuthorized(Bytes code) throws DispatchException {
    CodeUpgradeAuthorization authorization =
        system
            .authorizedUpgrade
            .find()
            .orElseThrow(() -> system.fail(FrameSystem.Error.NOTHING_AUTHORIZED));
    H256 hash = H256.wrap(Host.api().blake2b256(code.unsafeArray()));
    if (!hash.equals(authorization.codeHash())) {
      throw system.fail(FrameSystem.Error.UNAUTHORIZED);
    }
    return authorization;
  }

  /** The new code's version must be readable, of the same chain and higher. */
  void requireSuccessor(Bytes code) throws DispatchException {
    RuntimeVersion next = versionOf(code);
    RuntimeVersion own = system.config().version();
    if (!next.specName().equals(own.specName())) {
      throw system.fail(FrameSystem.Error.INVALID_SPEC_NAME);
    }
    if (next.specVersion() <= own.specVersion()) {
      throw system.fail(FrameSystem.Error.SPEC_VERSION_NEEDS_TO_INCREASE);
    }
  }

  private RuntimeVersion versionOf(Bytes code) throws DispatchException {
    byte[] encoded = Host.api().runtimeVersion(code.unsafeArray());
    if (encoded == null) {
      throw system.fail(FrameSystem.Error.FAILED_TO_EXTRACT_RUNTIME_VERSION);
    }
    try {
      // A later runtime may say more of itself than is known here.
      return RuntimeVersion.CODEC.decode(new ScaleReader(encoded));
    } catch (ScaleException e) {
      throw system.fail(FrameSystem.Error.FAILED_TO_EXTRACT_RUNTIME_VERSION);
    }
  }

  /** Whether the last block was made by another version of the runtime; this one is noted. */
  boolean noteVersion() {
    RuntimeVersion own = system.config().version();
    LastRuntimeUpgradeInfo current = new LastRuntimeUpgradeInfo(own.specVersion(), own.specName());
    boolean upgraded =
        system
            .lastRuntimeUpgrade
            .find()
            .map(
                last ->
                    current.specVersion() > last.specVersion()
                        || !current.specName().equals(last.specName()))
            .orElse(true);
    if (upgraded) {
      system.lastRuntimeUpgrade.put(current);
    }
    return upgraded;
  }
}
