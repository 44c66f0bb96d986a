package io.serinus.primitives.consensus;

import io.serinus.scale.Codec;
import io.serinus.scale.Codecs;
import io.serinus.scale.ScaleException;
import io.serinus.scale.ScaleReader;
import io.serinus.scale.ScaleWriter;
import io.serinus.scale.info.TypeInfo;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How the author of a block came to its slot. */
public sealed interface BabePreDigest {
  /** The slot was won. */
  record Primary(PrimaryPreDigest digest) implements BabePreDigest {}

  /** No one won the slot. */
  record SecondaryPlain(SecondaryPlainPreDigest digest) implements BabePreDigest {}

  /** No one won the slot; a VRF output is given all the same. */
  record SecondaryVrf(SecondaryVrfPreDigest digest) implements BabePreDigest {}

  Codec<BabePreDigest> CODEC =
      Codecs.of(BabePreDigest::encode, BabePreDigest::decode, BabePreDigest::describe);

  /** Whose block it is, in the list of the epoch; a {@code u32}. */
  default long authorityIndex() {
    return switch (this) {
      case Primary it -> it.digest().authorityIndex();
      case SecondaryPlain it -> it.digest().authorityIndex();
      case SecondaryVrf it -> it.digest().authorityIndex();
    };
  }

  /** The block's slot. */
  default Slot slot() {
    return switch (this) {
      case Primary it -> it.digest().slot();
      case SecondaryPlain it -> it.digest().slot();
      case SecondaryVrf it -> it.digest().slot();
    };
  }

  /** The VRF output, or null where there is none. */
  default @Nullable VrfSignature vrfSignature() {
    return switch (this) {
      case Primary it -> it.digest().vrfSignature();
      case SecondaryPlain it -> null;
      case SecondaryVrf it -> it.digest().vrfSignature();
    };
  }

  /** Whether the slot was won. */
  default boolean isPrimary() {
    return this instanceof Primary;
  }

  private static void encode(BabePreDigest value, ScaleWriter out) {
    switch (value) {
      case Primary it -> {
        out.writeU8(1);
        PrimaryPreDigest.CODEC.encode(it.digest(), out);
      }
      case SecondaryPlain it -> {
        out.writeU8(2);
        SecondaryPlainPreDigest.CODEC.encode(it.digest(), out);
      }
      case SecondaryVrf it -> {
        out.writeU8(3);
        SecondaryVrfPreDigest.CODEC.encode(it.digest(), out);
      }
    }
  }

  private static BabePreDigest decode(ScaleReader in) {
    int index = in.readU8();
    return switch (index) {
      case 1 -> new Primary(PrimaryPreDigest.CODEC.decode(in));
      case 2 -> new SecondaryPlain(SecondaryPlainPreDigest.CODEC.decode(in));
      case 3 -> new SecondaryVrf(SecondaryVrfPreDigest.CODEC.decode(in));
      default -> throw new ScaleException("no variant " + index + " of BabePreDigest");
    };
  }

  private static TypeInfo describe() {
    return new TypeInfo.Variants(
        "sp_consensus_babe::digests::PreDigest",
        List.of(
            new TypeInfo.Variant(
                "Primary",
                1,
                new TypeInfo.Field("", PrimaryPreDigest.CODEC::type, "PrimaryPreDigest")),
            new TypeInfo.Variant(
                "SecondaryPlain",
                2,
                new TypeInfo.Field(
                    "", SecondaryPlainPreDigest.CODEC::type, "SecondaryPlainPreDigest")),
            new TypeInfo.Variant(
                "SecondaryVRF",
                3,
                new TypeInfo.Field(
                    "", SecondaryVrfPreDigest.CODEC::type, "SecondaryVRFPreDigest"))));
  }
}
