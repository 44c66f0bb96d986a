package io.serinus.primitives;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.serinus.primitives.consensus.AllowedSlots;
import io.serinus.primitives.consensus.Authority;
import io.serinus.primitives.consensus.BabeConfiguration;
import io.serinus.primitives.consensus.BabeConsensusLog;
import io.serinus.primitives.consensus.BabeEpoch;
import io.serinus.primitives.consensus.BabeEpochConfiguration;
import io.serinus.primitives.consensus.BabeId;
import io.serinus.primitives.consensus.BabePreDigest;
import io.serinus.primitives.consensus.Fraction;
import io.serinus.primitives.consensus.GrandpaConsensusLog;
import io.serinus.primitives.consensus.GrandpaEquivocation;
import io.serinus.primitives.consensus.GrandpaEquivocationProof;
import io.serinus.primitives.consensus.GrandpaId;
import io.serinus.primitives.consensus.GrandpaMessage;
import io.serinus.primitives.consensus.GrandpaPrecommit;
import io.serinus.primitives.consensus.GrandpaPrevote;
import io.serinus.primitives.consensus.GrandpaSignature;
import io.serinus.primitives.consensus.MembershipProof;
import io.serinus.primitives.consensus.NextConfigDescriptor;
import io.serinus.primitives.consensus.NextEpochDescriptor;
import io.serinus.primitives.consensus.PrimaryPreDigest;
import io.serinus.primitives.consensus.ScheduledChange;
import io.serinus.primitives.consensus.SecondaryPlainPreDigest;
import io.serinus.primitives.consensus.SecondaryVrfPreDigest;
import io.serinus.primitives.consensus.SignedVote;
import io.serinus.primitives.consensus.Slot;
import io.serinus.primitives.consensus.SlotEquivocationProof;
import io.serinus.primitives.consensus.VoteEquivocation;
import io.serinus.primitives.consensus.VrfSignature;
import io.serinus.primitives.runtime.ArithmeticError;
import io.serinus.primitives.runtime.CheckInherentsResult;
import io.serinus.primitives.runtime.DispatchClass;
import io.serinus.primitives.runtime.DispatchError;
import io.serinus.primitives.runtime.FeeDetails;
import io.serinus.primitives.runtime.InclusionFee;
import io.serinus.primitives.runtime.InherentData;
import io.serinus.primitives.runtime.InvalidTransaction;
import io.serinus.primitives.runtime.ModuleError;
import io.serinus.primitives.runtime.RuntimeDispatchInfo;
import io.serinus.primitives.runtime.TokenError;
import io.serinus.primitives.runtime.TransactionValidityError;
import io.serinus.primitives.runtime.UnknownTransaction;
import io.serinus.primitives.runtime.ValidTransaction;
import io.serinus.scale.Bytes;
import io.serinus.scale.Codec;
import io.serinus.scale.Result;
import io.serinus.scale.ScaleException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class EncodingTest {
  private static final H256 HASH = H256.wrap(filled(32, 7));
  private static final Digest DIGEST =
      Digest.EMPTY
          .with(new DigestItem.PreRuntime(EngineId.BABE, Bytes.ofText("pre")))
          .with(new DigestItem.Consensus(EngineId.GRANDPA, Bytes.ofText("log")))
          .with(new DigestItem.Other(Bytes.ofText("other")))
          .with(new DigestItem.RuntimeEnvironmentUpdated())
          .with(new DigestItem.Seal(EngineId.BABE, Bytes.ofText("seal")));
  private static final Header HEADER = new Header(HASH, 70_000, HASH, H256.ZERO, DIGEST);
  private static final VrfSignature VRF = new VrfSignature(HASH, H512.wrap(filled(64, 9)));
  private static final List<Authority<BabeId>> AUTHORITIES =
      List.of(new Authority<>(BabeId.wrap(filled(32, 1)), 1));
  private static final GrandpaId VOTER = GrandpaId.wrap(filled(32, 2));
  private static final GrandpaSignature SIGNATURE = GrandpaSignature.wrap(filled(64, 3));
  private static final BabeEpochConfiguration CONFIG =
      new BabeEpochConfiguration(new Fraction(1, 4), AllowedSlots.PRIMARY_AND_SECONDARY_VRF_SLOTS);

  private static byte[] filled(int length, int value) {
    byte[] bytes = new byte[length];
    Arrays.fill(bytes, (byte) value);
    return bytes;
  }

  private static Arguments of(Codec<?> codec, Object value) {
    return Arguments.of(codec, value);
  }

  static Stream<Arguments> samples() {
    return Stream.of(
        of(H160.CODEC, H160.wrap(filled(20, 4))),
        of(MultiAddress.CODEC, MultiAddress.of(AccountId.wrap(filled(32, 5)))),
        of(MultiAddress.CODEC, new MultiAddress.Index()),
        of(MultiAddress.CODEC, new MultiAddress.Raw(Bytes.ofText("raw"))),
        of(MultiAddress.CODEC, new MultiAddress.Address32(HASH)),
        of(MultiAddress.CODEC, new MultiAddress.Address20(H160.ZERO)),
        of(MultiSignature.CODEC, signature(CryptoScheme.ED25519, 64)),
        of(MultiSignature.CODEC, signature(CryptoScheme.SR25519, 64)),
        of(MultiSignature.CODEC, signature(CryptoScheme.ECDSA, 65)),
        of(MultiSigner.CODEC, new MultiSigner(CryptoScheme.ECDSA, Bytes.wrap(filled(33, 1)))),
        of(Weight.CODEC, Weight.MAX),
        of(Header.CODEC, HEADER),
        of(Block.CODEC, new Block(HEADER, List.of(Bytes.ofText("one"), Bytes.EMPTY))),
        of(BabePreDigest.CODEC, new BabePreDigest.Primary(new PrimaryPreDigest(3, slot(), VRF))),
        of(
            BabePreDigest.CODEC,
            new BabePreDigest.SecondaryPlain(new SecondaryPlainPreDigest(3, slot()))),
        of(
            BabePreDigest.CODEC,
            new BabePreDigest.SecondaryVrf(new SecondaryVrfPreDigest(3, slot(), VRF))),
        of(
            BabeConsensusLog.CODEC,
            new BabeConsensusLog.NextEpochData(new NextEpochDescriptor(AUTHORITIES, HASH))),
        of(BabeConsensusLog.CODEC, new BabeConsensusLog.OnDisabled(0xffff_ffffL)),
        of(
            BabeConsensusLog.CODEC,
            new BabeConsensusLog.NextConfigData(
                new NextConfigDescriptor.V1(CONFIG.c(), CONFIG.allowedSlots()))),
        of(
            BabeConfiguration.CODEC,
            new BabeConfiguration(
                6000, 600, CONFIG.c(), AUTHORITIES, HASH, AllowedSlots.PRIMARY_SLOTS)),
        of(BabeEpoch.CODEC, new BabeEpoch(1, slot(), 600, AUTHORITIES, HASH, CONFIG)),
        of(
            SlotEquivocationProof.CODEC,
            new SlotEquivocationProof(BabeId.wrap(filled(32, 1)), slot(), HEADER, HEADER)),
        of(MembershipProof.CODEC, new MembershipProof(9, List.of(Bytes.ofText("node")), 1000)),
        of(GrandpaEquivocationProof.CODEC, new GrandpaEquivocationProof(1, prevotes())),
        of(GrandpaEquivocationProof.CODEC, new GrandpaEquivocationProof(2, precommits())),
        of(
            GrandpaConsensusLog.CODEC,
            new GrandpaConsensusLog.Forced(
                5, new ScheduledChange(List.of(new Authority<>(VOTER, 1)), 7))),
        of(GrandpaConsensusLog.CODEC, new GrandpaConsensusLog.OnDisabled(1)),
        of(GrandpaConsensusLog.CODEC, new GrandpaConsensusLog.Pause(2)),
        of(GrandpaConsensusLog.CODEC, new GrandpaConsensusLog.Resume(3)),
        of(GrandpaMessage.CODEC, GrandpaMessage.of(new GrandpaPrevote(HASH, 1))),
        of(DispatchError.CODEC, new DispatchError.Module(ModuleError.of(4, 2))),
        of(DispatchError.CODEC, DispatchError.of(TokenError.BLOCKED)),
        of(DispatchError.CODEC, DispatchError.of(ArithmeticError.OVERFLOW)),
        of(DispatchError.CODEC, DispatchError.ROOT_NOT_ALLOWED),
        of(DispatchError.CODEC, DispatchError.other("")),
        of(
            TransactionValidityError.applyResultCodec(),
            Result.ok(Result.err(DispatchError.BAD_ORIGIN))),
        of(
            TransactionValidityError.validityCodec(),
            Result.ok(ValidTransaction.DEFAULT.providing(Bytes.ofText("tag")).withPriority(-1))),
        of(TransactionValidityError.CODEC, InvalidTransaction.Reason.STALE),
        of(TransactionValidityError.CODEC, InvalidTransaction.Reason.UNKNOWN_ORIGIN),
        of(TransactionValidityError.CODEC, new InvalidTransaction.Custom(200)),
        of(TransactionValidityError.CODEC, new UnknownTransaction.Custom(1)),
        of(
            CheckInherentsResult.CODEC,
            CheckInherentsResult.OKAY.withError(InherentData.TIMESTAMP, Bytes.EMPTY, true)),
        of(
            FeeDetails.CODEC,
            new FeeDetails(
                Optional.of(new InclusionFee(U128.ONE, U128.MAX, U128.ZERO)), U128.of(5))),
        of(
            RuntimeDispatchInfo.CODEC,
            new RuntimeDispatchInfo(Weight.of(1, 2), DispatchClass.OPERATIONAL, U128.MAX)));
  }

  private static Slot slot() {
    return new Slot(270_000_000);
  }

  private static MultiSignature signature(CryptoScheme scheme, int length) {
    return new MultiSignature(scheme, Bytes.wrap(filled(length, 6)));
  }

  private static GrandpaEquivocation prevotes() {
    return new GrandpaEquivocation.Prevotes(
        new VoteEquivocation<>(
            8,
            VOTER,
            new SignedVote<>(new GrandpaPrevote(HASH, 1), SIGNATURE),
            new SignedVote<>(new GrandpaPrevote(H256.ZERO, 2), SIGNATURE)));
  }

  private static GrandpaEquivocation precommits() {
    return new GrandpaEquivocation.Precommits(
        new VoteEquivocation<>(
            8,
            VOTER,
            new SignedVote<>(new GrandpaPrecommit(HASH, 1), SIGNATURE),
            new SignedVote<>(new GrandpaPrecommit(H256.ZERO, 2), SIGNATURE)));
  }

  @ParameterizedTest
  @MethodSource("samples")
  <T> void roundTrips(Codec<T> codec, T value) {
    byte[] bytes = codec.encode(value);
    T decoded = codec.decode(bytes);
    assertThat(decoded).isEqualTo(value).hasSameHashCodeAs(value);
    assertThat(codec.encode(decoded)).isEqualTo(bytes);
    // Strict at both ends.
    assertThatThrownBy(() -> codec.decode(Arrays.copyOf(bytes, bytes.length + 1)))
        .isInstanceOf(ScaleException.class);
    if (bytes.length > 0) {
      assertThatThrownBy(() -> codec.decode(Arrays.copyOf(bytes, bytes.length - 1)))
          .isInstanceOf(ScaleException.class);
    }
  }

  @Test
  void indicesOfErrors() {
    assertThat(hex(DispatchError.CODEC, new DispatchError.Module(ModuleError.of(4, 2))))
        .isEqualTo("030402000000");
    assertThat(hex(DispatchError.CODEC, DispatchError.BAD_ORIGIN)).isEqualTo("02");
    assertThat(hex(DispatchError.CODEC, DispatchError.ROOT_NOT_ALLOWED)).isEqualTo("0d");
    // What nodes return for a nonce that is too low, and for a signature that is wrong.
    assertThat(hex(TransactionValidityError.CODEC, InvalidTransaction.Reason.STALE))
        .isEqualTo("0003");
    assertThat(hex(TransactionValidityError.CODEC, InvalidTransaction.Reason.BAD_PROOF))
        .isEqualTo("0004");
    assertThat(hex(TransactionValidityError.CODEC, InvalidTransaction.Reason.BAD_MANDATORY))
        .isEqualTo("0008");
    assertThat(hex(TransactionValidityError.CODEC, new UnknownTransaction.Custom(9)))
        .isEqualTo("010209");
  }

  private static <T> String hex(Codec<T> codec, T value) {
    return HexFormat.of().formatHex(codec.encode(value));
  }

  /** The cases of Substrate's own tests of eras. */
  @Test
  void erasOfSubstratesTests() {
    assertThat(Era.mortal(64, 42)).isEqualTo(new Era.Mortal(64, 42));
    assertThat(Era.mortal(32_768, 20_000)).isEqualTo(new Era.Mortal(32_768, 20_000));
    assertThat(Era.mortal(200, 513)).isEqualTo(new Era.Mortal(256, 1));
    assertThat(Era.mortal(2, 1)).isEqualTo(new Era.Mortal(4, 1));
    assertThat(Era.mortal(4, 5)).isEqualTo(new Era.Mortal(4, 1));
    assertThat(Era.mortal(1_000_000, 65_536 + 17)).isEqualTo(new Era.Mortal(65_536, 16));
    assertThat(hex(Era.CODEC, Era.mortal(64, 42))).isEqualTo("a502");
    assertThat(hex(Era.CODEC, Era.mortal(32_768, 20_000))).isEqualTo("4e9c");
    assertThat(hex(Era.CODEC, Era.IMMORTAL)).isEqualTo("00");
    Era.Mortal ten = new Era.Mortal(4, 2);
    assertThat(ten.birth(6)).isEqualTo(6);
    assertThat(ten.birth(9)).isEqualTo(6);
    assertThat(ten.death(9)).isEqualTo(10);
    assertThat(ten.birth(0)).isEqualTo(2);
    assertThat(Era.IMMORTAL.birth(100)).isZero();
  }

  @Property(tries = 300)
  void mortalErasHoldWhereTheyWereMade(
      @ForAll @IntRange(max = 70_000) int period, @ForAll @LongRange(max = 1L << 32) long at) {
    Era era = Era.mortal(period, at);
    assertThat(Era.CODEC.decode(Era.CODEC.encode(era))).isEqualTo(era);
    assertThat(era.birth(at)).isLessThanOrEqualTo(at);
    assertThat(era.death(at)).isGreaterThan(at);
  }

  @Property(tries = 500)
  void twoBytesAreAnEraOrNone(
      @ForAll @IntRange(min = 1, max = 255) int first, @ForAll byte second) {
    byte[] bytes = {(byte) first, second};
    try {
      assertThat(Era.CODEC.encode(Era.CODEC.decode(bytes))).isEqualTo(bytes);
    } catch (ScaleException e) {
      int period = 2 << (first & 15);
      int phase = (first | (second & 0xff) << 8) >>> 4;
      assertThat(period < 4 || phase * Math.max(period >>> 12, 1) >= period).isTrue();
    }
  }

  @Test
  void whatVotersSign() {
    byte[] signed = GrandpaMessage.of(new GrandpaPrecommit(HASH, 256)).localized(2, 3);
    assertThat(HexFormat.of().formatHex(signed))
        .isEqualTo("01" + "07".repeat(32) + "00010000" + "0200000000000000" + "0300000000000000");
  }

  @Test
  void versionsOfOldRuntimes() {
    Bytes core = Bytes.wrap(HexFormat.of().parseHex("df6acb689907609b"));
    for (int version = 2; version <= 4; version++) {
      RuntimeVersion full =
          new RuntimeVersion(
              "kusama",
              "parity-kusama",
              2,
              1020,
              0,
              List.of(new RuntimeVersion.Api(core, version)),
              version >= 3 ? 26 : 1,
              version >= 4 ? 1 : 0);
      byte[] bytes = RuntimeVersion.CODEC.encode(full);
      // Old runtimes end before what they do not know.
      int missing = version == 2 ? 5 : version == 3 ? 1 : 0;
      assertThat(RuntimeVersion.CODEC.decode(Arrays.copyOf(bytes, bytes.length - missing)))
          .isEqualTo(full);
    }
  }

  @Test
  void digestsAreReadAndChanged() {
    assertThat(DIGEST.preRuntime(EngineId.BABE)).isEqualTo(Bytes.ofText("pre"));
    assertThat(DIGEST.preRuntime(EngineId.AURA)).isNull();
    assertThat(DIGEST.seal()).isEqualTo(new DigestItem.Seal(EngineId.BABE, Bytes.ofText("seal")));
    assertThat(DIGEST.withoutLast().seal()).isNull();
  }

  @Test
  void fixedBytesAreEqualToTheirOwnKindOnly() {
    byte[] bytes = filled(32, 7);
    assertThat((Object) AccountId.of(bytes)).isNotEqualTo(H256.of(bytes));
    assertThat(H256.of(bytes)).isEqualTo(HASH).hasToString("0x" + "07".repeat(32));
    assertThat(H256.ofHex("0x" + "07".repeat(32))).isEqualTo(HASH);
    assertThat(H256.wrap(filled(32, 0x80))).isGreaterThan(HASH);
    assertThatThrownBy(() -> H256.of(new byte[31])).isInstanceOf(IllegalArgumentException.class);
    bytes[0] = 1;
    assertThat(H256.of(bytes)).isNotEqualTo(HASH);
  }

  @Test
  void inherentErrors() {
    CheckInherentsResult some =
        CheckInherentsResult.OKAY.withError(InherentData.TIMESTAMP, Bytes.ofText("a"), false);
    assertThat(some.okay()).isFalse();
    CheckInherentsResult fatal = some.withError(InherentData.BABE_SLOT, Bytes.ofText("b"), true);
    assertThat(fatal.errors().data()).containsOnlyKeys(InherentData.BABE_SLOT);
    assertThat(fatal.withError(InherentData.TIMESTAMP, Bytes.EMPTY, false)).isSameAs(fatal);
  }
}
