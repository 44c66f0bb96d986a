package io.serinus.consensus.babe;

import io.serinus.consensus.DigestData;
import io.serinus.crypto.hash.Hashing;
import io.serinus.primitives.Digest;
import io.serinus.primitives.DigestItem;
import io.serinus.primitives.EngineId;
import io.serinus.primitives.H256;
import io.serinus.primitives.Header;
import io.serinus.primitives.consensus.BabeConsensusLog;
import io.serinus.primitives.consensus.BabePreDigest;
import io.serinus.primitives.consensus.NextConfigDescriptor;
import io.serinus.primitives.consensus.NextEpochDescriptor;
import io.serinus.primitives.consensus.Slot;
import io.serinus.scale.Bytes;
import java.util.Arrays;
import java.util.Optional;

/** Reads and makes BABE's items of a header's digest. */
public final class BabeDigests {
  private static final int SEAL_LENGTH = 64;

  private BabeDigests() {}

  /**
   * What the first block of an epoch announces.
   *
   * @param next nothing in all other blocks
   * @param config where the configuration changes
   */
  public record Announcements(
      Optional<NextEpochDescriptor> next, Optional<NextConfigDescriptor> config) {}

  /** The hash of a header as it is: with its seal the block's hash, without it what is sealed. */
  public static H256 hash(Header header) {
    return H256.wrap(Hashing.blake2b256(Header.CODEC.encode(header)));
  }

  /** The digest that a block is begun with. */
  public static Digest begin(BabePreDigest preDigest) {
    Bytes data = Bytes.wrap(BabePreDigest.CODEC.encode(preDigest));
    return Digest.EMPTY.with(new DigestItem.PreRuntime(EngineId.BABE, data));
  }

  /** A header with its author's signature at the end. */
  public static Header seal(Header header, byte[] signature) {
    DigestItem seal = new DigestItem.Seal(EngineId.BABE, Bytes.of(signature));
    return header.withDigest(header.digest().with(seal));
  }

  /** A header without its seal. */
  public static Header unsealed(Header header) {
    return header.withDigest(header.digest().withoutLast());
  }

  /**
   * The author's signature: what the last item of the digest begins with.
   *
   * @throws BabeVerificationException if that is none
   */
  public static byte[] sealOf(Header header) throws BabeVerificationException {
    DigestItem.Seal seal = header.digest().seal();
    if (seal == null || !seal.engine().equals(EngineId.BABE)) {
      throw new BabeVerificationException("a header without a seal");
    }
    if (seal.data().length() < SEAL_LENGTH) {
      throw new BabeVerificationException("a seal of " + seal.data().length() + " bytes");
    }
    return Arrays.copyOf(seal.data().unsafeArray(), SEAL_LENGTH);
  }

  /**
   * How the author came to its slot.
   *
   * @throws BabeVerificationException if the digest does not say so exactly once
   */
  public static BabePreDigest preDigest(Header header) throws BabeVerificationException {
    BabePreDigest found = null;
    for (DigestItem item : header.digest().logs()) {
      if (!(item instanceof DigestItem.PreRuntime(EngineId engine, Bytes data))
          || !engine.equals(EngineId.BABE)) {
        continue;
      }
      BabePreDigest next = DigestData.read(BabePreDigest.CODEC, data).orElse(null);
      if (found != null && next != null) {
        throw new BabeVerificationException("two pre-digests");
      }
      found = next == null ? found : next;
    }
    if (found == null) {
      throw new BabeVerificationException("no pre-digest");
    }
    return found;
  }

  /**
   * The slot of a block; nothing for genesis.
   *
   * @throws BabeVerificationException if the block has no pre-digest
   */
  public static Optional<Slot> slot(Header header) throws BabeVerificationException {
    return header.number() == 0 ? Optional.empty() : Optional.of(preDigest(header).slot());
  }

  /**
   * What the runtime announces in a block.
   *
   * @throws BabeVerificationException if it does so twice
   */
  public static Announcements announcements(Header header) throws BabeVerificationException {
    NextEpochDescriptor next = null;
    NextConfigDescriptor config = null;
    for (DigestItem item : header.digest().logs()) {
      if (!(item instanceof DigestItem.Consensus(EngineId engine, Bytes data))
          || !engine.equals(EngineId.BABE)) {
        continue;
      }
      switch (DigestData.read(BabeConsensusLog.CODEC, data).orElse(null)) {
        case null -> {}
        case BabeConsensusLog.NextEpochData(NextEpochDescriptor descriptor) -> {
          if (next != null) {
            throw new BabeVerificationException("two next epochs");
          }
          next = descriptor;
        }
        case BabeConsensusLog.NextConfigData(NextConfigDescriptor descriptor) -> {
          if (config != null) {
            throw new BabeVerificationException("two configurations of the next epoch");
          }
          config = descriptor;
        }
        // The runtime itself refuses blocks of disabled authors.
        case BabeConsensusLog.OnDisabled disabled -> {}
      }
    }
    return new Announcements(Optional.ofNullable(next), Optional.ofNullable(config));
  }
}
