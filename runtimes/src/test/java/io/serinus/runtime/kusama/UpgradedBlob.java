package io.serinus.runtime.kusama;

import io.serinus.primitives.RuntimeVersion;
import io.serinus.scale.Bytes;
import io.serinus.wasm.RuntimeBlob;
import java.util.Arrays;

/**
 * The runtime of tomorrow: the blob with its version raised, where its code says it and where its
 * sections do. Nothing but the blob knows of it.
 */
final class UpgradedBlob {
  /** {@code 1_009_002} as a signed LEB128, and in four bytes. */
  private static final byte[] IN_CODE = {(byte) 0xea, (byte) 0xca, 0x3d};

  private static final byte[] IN_SECTION = {0x6a, 0x65, 0x0f, 0x00};

  private UpgradedBlob() {}

  /** The version after this one. */
  static RuntimeVersion version() {
    RuntimeVersion now = new KusamaRuntime().version();
    return new RuntimeVersion(
        now.specName(),
        now.implName(),
        now.authoringVersion(),
        now.specVersion() + 1,
        now.implVersion(),
        now.apis(),
        now.transactionVersion(),
        now.systemVersion());
  }

  static Bytes blob() {
    byte[] module = RuntimeBlob.decompress(KusamaChain.BLOB.toArray());
    int replaced = raise(module, IN_CODE) + raise(module, IN_SECTION);
    if (replaced < 2) {
      throw new IllegalStateException("the version stands in " + replaced + " places");
    }
    return Bytes.wrap(RuntimeBlob.compress(module));
  }

  private static int raise(byte[] module, byte[] version) {
    int found = 0;
    for (int i = 0; i + version.length <= module.length; i++) {
      if (Arrays.equals(module, i, i + version.length, version, 0, version.length)) {
        module[i]++;
        found++;
      }
    }
    if (found == 0) {
      throw new IllegalStateException("the version stands nowhere");
    }
    return found;
  }
}
