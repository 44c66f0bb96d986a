package io.serinus.frame.metadata;

import io.serinus.frame.Runtime;
import io.serinus.frame.extrinsic.TransactionExtension;
import io.serinus.frame.extrinsic.UncheckedExtrinsic;
import io.serinus.primitives.H256;
import io.serinus.primitives.MultiAddress;
import io.serinus.primitives.MultiSignature;
import io.serinus.scale.ScaleWriter;
import io.serinus.scale.info.TypeInfo;
import io.serinus.scale.info.TypeRegistry;

/**
 * The hash of a runtime's metadata by RFC 78, which signers show transactions by: a Merkle tree
 * over the types that transactions are made of, how transactions are laid out, and what the chain
 * and its token are called. The numbers of types are those of metadata version 15.
 */
public final class MetadataHash {
  private static final int TRANSACTION_VERSION = 4;
  private static final int DIGEST_V1 = 1;

  private MetadataHash() {}

  /**
   * Computes it, which takes a while: a runtime in a JVM does once, a blob has it built in.
   *
   * @param decimals how many decimals the token has
   * @param symbol what the token is called
   */
  public static H256 of(Runtime runtime, int decimals, String symbol) {
    TypeRegistry registry = MetadataWriter.types(runtime, 15);
    ReachableTypes types = new ReachableTypes(registry);
    types.add(runtime.outerTypes().call());
    types.add(MultiAddress.CODEC.type());
    types.add(MultiSignature.CODEC.type());
    for (TransactionExtension<?, ?, ?> extension : runtime.extensions()) {
      types.add(extension.codec().type());
      types.add(extension.implicitType());
    }
    ScaleWriter out = new ScaleWriter(256);
    out.writeU8(DIGEST_V1);
    out.writeFixed(types.root());
    out.writeFixed(Blake3.hash(extrinsic(runtime, types)));
    out.writeU32(runtime.version().specVersion());
    TypeRegistry.writeText(runtime.version().specName(), out);
    out.writeU16(runtime.system().ss58Prefix()).writeU8(decimals);
    TypeRegistry.writeText(symbol, out);
    return H256.wrap(Blake3.hash(out.toByteArray()));
  }

  /** How a transaction is laid out, as {@link UncheckedExtrinsic} is. */
  private static byte[] extrinsic(Runtime runtime, ReachableTypes types) {
    ScaleWriter out = new ScaleWriter(256);
    out.writeU8(TRANSACTION_VERSION);
    types.reference(MultiAddress.CODEC.type(), out);
    types.reference(runtime.outerTypes().call(), out);
    types.reference(MultiSignature.CODEC.type(), out);
    out.writeCompact(runtime.extensions().size());
    for (TransactionExtension<?, ?, ?> extension : runtime.extensions()) {
      TypeRegistry.writeText(extension.identifier(), out);
      TypeInfo sent = extension.codec().type();
      types.reference(sent, out);
      types.reference(extension.implicitType(), out);
    }
    return out.toByteArray();
  }
}
