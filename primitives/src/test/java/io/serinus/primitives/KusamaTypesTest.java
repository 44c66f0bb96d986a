package io.serinus.primitives;

import static org.assertj.core.api.Assertions.assertThat;

import io.serinus.primitives.arithmetic.FixedI64;
import io.serinus.primitives.arithmetic.FixedU128;
import io.serinus.primitives.arithmetic.PerU16;
import io.serinus.primitives.arithmetic.Perbill;
import io.serinus.primitives.arithmetic.Percent;
import io.serinus.primitives.arithmetic.Permill;
import io.serinus.primitives.arithmetic.Perquintill;
import io.serinus.primitives.consensus.AuthorityDiscoveryId;
import io.serinus.primitives.consensus.BabeConfiguration;
import io.serinus.primitives.consensus.BabeEpoch;
import io.serinus.primitives.consensus.BabeEpochConfiguration;
import io.serinus.primitives.consensus.BabePreDigest;
import io.serinus.primitives.consensus.GrandpaEquivocationProof;
import io.serinus.primitives.consensus.MembershipProof;
import io.serinus.primitives.consensus.NextConfigDescriptor;
import io.serinus.primitives.consensus.OpaqueKeyOwnershipProof;
import io.serinus.primitives.consensus.OpaqueValue;
import io.serinus.primitives.consensus.SlotEquivocationProof;
import io.serinus.primitives.runtime.CheckInherentsResult;
import io.serinus.primitives.runtime.ExtrinsicInclusionMode;
import io.serinus.primitives.runtime.FeeDetails;
import io.serinus.primitives.runtime.Pays;
import io.serinus.primitives.runtime.PerDispatchClass;
import io.serinus.primitives.runtime.RuntimeDispatchInfo;
import io.serinus.primitives.runtime.TransactionSource;
import io.serinus.primitives.runtime.TransactionValidityError;
import io.serinus.scale.Codec;
import io.serinus.scale.Codecs;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Every type of this module is described as the real Kusama's metadata describes it. */
class KusamaTypesTest {
  private static final List<Codec<?>> ROOTS =
      List.of(
          AccountId.CODEC,
          AuthorityDiscoveryId.CODEC,
          BabeConfiguration.CODEC,
          BabeEpoch.CODEC,
          BabeEpochConfiguration.CODEC,
          BabePreDigest.CODEC,
          CheckInherentsResult.CODEC,
          ExtrinsicInclusionMode.CODEC,
          FeeDetails.CODEC,
          FixedI64.CODEC,
          FixedU128.CODEC,
          GrandpaEquivocationProof.CODEC,
          Header.CODEC,
          KeyTypeId.CODEC,
          MembershipProof.CODEC,
          MultiAddress.CODEC,
          MultiSignature.CODEC,
          MultiSigner.CODEC,
          NextConfigDescriptor.CODEC,
          OpaqueKeyOwnershipProof.CODEC,
          OpaqueValue.CODEC,
          Pays.CODEC,
          Perbill.CODEC,
          Percent.CODEC,
          PerDispatchClass.codec(Codecs.U32),
          Permill.CODEC,
          Perquintill.CODEC,
          PerU16.CODEC,
          RuntimeDispatchInfo.CODEC,
          RuntimeVersion.CODEC,
          SlotEquivocationProof.CODEC,
          TransactionSource.CODEC,
          TransactionValidityError.applyResultCodec(),
          TransactionValidityError.validityCodec());

  @Test
  void areDescribedAsKusamaDescribesThem() throws IOException {
    Shapes ours = new Shapes();
    ROOTS.forEach(codec -> ours.add(codec.type()));
    List<String> theirs = kusama();
    assertThat(theirs).hasSizeGreaterThan(60);
    assertThat(ours.lines().values()).containsAll(theirs);
  }

  /**
   * Too long a line for the list: one variant for each first byte, the rest in a byte behind it.
   */
  @Test
  void erasAreDescribedByTheirFirstByte() {
    StringBuilder expected = new StringBuilder("sp_runtime::generic::era::Era = <0 Immortal()");
    for (int first = 1; first < 256; first++) {
      expected.append(" | ").append(first).append(" Mortal").append(first).append("(: u8 [])");
    }
    Shapes ours = new Shapes();
    ours.add(Era.CODEC.type());
    assertThat(ours.lines().values()).containsExactly(expected.append('>').toString());
  }

  private static List<String> kusama() throws IOException {
    try (InputStream in =
            Objects.requireNonNull(KusamaTypesTest.class.getResourceAsStream("kusama-types.txt"));
        BufferedReader reader =
            new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      return reader.lines().filter(line -> !line.startsWith("#") && !line.isBlank()).toList();
    }
  }
}
