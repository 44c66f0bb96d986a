package io.serinus.runtime.kusama;

import static io.serinus.runtime.kusama.KusamaScenario.ALICE;
import static io.serinus.runtime.kusama.KusamaScenario.BOB;
import static io.serinus.runtime.kusama.KusamaScenario.CHARLIE;
import static io.serinus.runtime.kusama.KusamaScenario.DAVE;
import static io.serinus.runtime.kusama.KusamaScenario.EDWARD;
import static io.serinus.runtime.kusama.KusamaScenario.ERIKA;
import static io.serinus.runtime.kusama.KusamaScenario.EVE;
import static io.serinus.runtime.kusama.KusamaScenario.FERDIE;
import static io.serinus.runtime.kusama.KusamaScenario.KSM;
import static io.serinus.runtime.kusama.KusamaScenario.to;
import static org.assertj.core.api.Assertions.assertThat;

import com.eclipsesource.json.Json;
import com.eclipsesource.json.JsonArray;
import com.eclipsesource.json.JsonObject;
import io.serinus.crypto.secp256k1.Secp256k1;
import io.serinus.frame.Call;
import io.serinus.frame.RuntimeCall;
import io.serinus.pallet.balances.AdjustmentDirection;
import io.serinus.pallet.balances.Balances;
import io.serinus.pallet.balances.BalancesCall;
import io.serinus.pallet.claims.Claims;
import io.serinus.pallet.claims.ClaimsCall;
import io.serinus.pallet.claims.EcdsaSignature;
import io.serinus.pallet.claims.EthereumAddress;
import io.serinus.pallet.claims.EthereumMessage;
import io.serinus.pallet.claims.StatementKind;
import io.serinus.pallet.claims.VestingTerms;
import io.serinus.pallet.indices.Indices;
import io.serinus.pallet.indices.IndicesCall;
import io.serinus.pallet.vesting.Vesting;
import io.serinus.pallet.vesting.VestingCall;
import io.serinus.pallet.vesting.VestingInfo;
import io.serinus.primitives.AccountId;
import io.serinus.primitives.U128;
import io.serinus.primitives.runtime.DispatchError;
import io.serinus.primitives.runtime.InvalidTransaction;
import io.serinus.primitives.runtime.TokenError;
import io.serinus.scale.Bytes;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Balances, Indices, Vesting and Claims in use. */
final class MoneyScenes {
  private final KusamaScenario it;

  MoneyScenes(KusamaScenario it) {
    this.it = it;
  }

  private RuntimeCall balances(Call call) {
    return it.call(Balances.class, call);
  }

  private RuntimeCall vesting(Call call) {
    return it.call(Vesting.class, call);
  }

  private RuntimeCall indices(Call call) {
    return it.call(Indices.class, call);
  }

  void transfers() throws Exception {
    it.block(
        () -> {
          it.ok(ALICE, balances(new BalancesCall.TransferKeepAlive(EDWARD.address(), KSM)));
          it.ok(
              BOB.withTip(U128.of(1_000_000)),
              balances(new BalancesCall.TransferAllowDeath(ERIKA.address(), KSM.times(2))));
          it.fails(
              EDWARD,
              balances(new BalancesCall.TransferKeepAlive(ALICE.address(), KSM)),
              new DispatchError.Token(TokenError.FUNDS_UNAVAILABLE));
          it.ok(ERIKA, balances(new BalancesCall.TransferAll(BOB.address(), false)));
          it.ok(EDWARD, balances(new BalancesCall.TransferAll(BOB.address(), true)));
          assertThat(it.free(ERIKA.account())).isEqualTo(U128.ZERO);
          assertThat(it.free(EDWARD.account())).isEqualTo(KusamaParameters.EXISTENTIAL_DEPOSIT);
          it.ok(CHARLIE, balances(new BalancesCall.Burn(KSM, true)));
          it.ok(
              CHARLIE,
              balances(new BalancesCall.UpgradeAccounts(List.of(BOB.account(), DAVE.account()))));
          it.fails(
              CHARLIE,
              balances(new BalancesCall.ForceSetBalance(BOB.address(), KSM)),
              DispatchError.BAD_ORIGIN);
          it.refused(
              EDWARD,
              balances(new BalancesCall.Burn(U128.ONE, true)),
              InvalidTransaction.Reason.PAYMENT);
        });
    it.root(balances(new BalancesCall.ForceTransfer(BOB.address(), ERIKA.address(), KSM)));
    it.root(balances(new BalancesCall.ForceUnreserve(BOB.address(), KSM)));
    it.root(balances(new BalancesCall.ForceSetBalance(to(KusamaFees.TREASURY), KSM)));
    it.root(
        balances(
            new BalancesCall.ForceAdjustTotalIssuance(AdjustmentDirection.INCREASE, U128.ONE)));
    it.root(
        balances(
            new BalancesCall.ForceAdjustTotalIssuance(AdjustmentDirection.DECREASE, U128.ONE)));
    it.block(() -> assertThat(it.free(ERIKA.account())).isEqualTo(KSM));
  }

  /** A device that shows transactions by the metadata has its hash signed. */
  void metadataHash() throws Exception {
    Bytes hash = Bytes.wrap(it.chain().runtime().metadataHash());
    it.block(
        () -> {
          it.ok(ALICE.withMetadataHash(hash), indices(new IndicesCall.Claim(77)));
          it.refused(
              ALICE.withMetadataHash(Bytes.wrap(new byte[32])),
              indices(new IndicesCall.Free(77)),
              InvalidTransaction.Reason.BAD_PROOF);
        });
  }

  void shortAddresses() throws Exception {
    it.block(
        () -> {
          it.ok(ALICE, indices(new IndicesCall.Claim(7)));
          it.ok(ALICE, indices(new IndicesCall.Claim(8)));
          it.fails(
              BOB,
              indices(new IndicesCall.Claim(7)),
              it.error(Indices.class, Indices.Error.IN_USE));
          it.ok(ALICE, indices(new IndicesCall.Transfer(BOB.address(), 7)));
          it.ok(BOB, indices(new IndicesCall.PokeDeposit(7)));
          it.ok(BOB, indices(new IndicesCall.Free(7)));
          it.ok(ALICE, indices(new IndicesCall.Freeze(8)));
          it.fails(
              ALICE,
              indices(new IndicesCall.Free(8)),
              it.error(Indices.class, Indices.Error.PERMANENT));
        });
    it.root(indices(new IndicesCall.ForceTransfer(DAVE.address(), 9, false)));
    it.block(() -> it.ok(DAVE, indices(new IndicesCall.Free(9))));
  }

  void vesting() throws Exception {
    long now = it.chain().number();
    VestingInfo slow = new VestingInfo(KSM.times(100), KSM, now);
    VestingInfo fast = new VestingInfo(KSM.times(40), KSM.times(10), now);
    it.block(
        () -> {
          it.ok(ALICE, vesting(new VestingCall.VestedTransfer(EVE.address(), slow)));
          it.ok(ALICE, vesting(new VestingCall.VestedTransfer(EVE.address(), slow)));
          it.ok(ALICE, vesting(new VestingCall.VestedTransfer(FERDIE.address(), fast)));
          it.fails(
              DAVE,
              vesting(new VestingCall.Vest()),
              it.error(Vesting.class, Vesting.Error.NOT_VESTING));
          it.ok(EVE, vesting(new VestingCall.Vest()));
        });
    it.root(vesting(new VestingCall.ForceVestedTransfer(CHARLIE.address(), DAVE.address(), slow)));
    it.block(
        () -> {
          it.ok(EVE, vesting(new VestingCall.MergeSchedules(0, 1)));
          it.fails(
              EVE,
              vesting(new VestingCall.MergeSchedules(0, 1)),
              it.error(Vesting.class, Vesting.Error.SCHEDULE_INDEX_OUT_OF_BOUNDS));
          it.ok(CHARLIE, vesting(new VestingCall.VestOther(FERDIE.address())));
        });
    it.root(vesting(new VestingCall.ForceRemoveVestingSchedule(DAVE.address(), 0)));
    it.block(() -> {});
    it.block(() -> it.ok(FERDIE, vesting(new VestingCall.Vest())));
  }

  // --- claims

  private static byte[] secret(int number) {
    byte[] secret = new byte[32];
    Arrays.fill(secret, (byte) number);
    return secret;
  }

  private static byte[] publicKey(int number) {
    return Secp256k1.decompress(Secp256k1.publicKey(secret(number))).orElseThrow();
  }

  /** The Ethereum account of a number, by its definition. */
  private static EthereumAddress ethereum(int number) {
    byte[] hash = io.serinus.crypto.hash.Hashing.keccak256(publicKey(number));
    return new EthereumAddress(Bytes.of(Arrays.copyOfRange(hash, 12, 32)));
  }

  private EcdsaSignature signed(int number, AccountId dest, Bytes statement) {
    byte[] hash =
        it.look(() -> new EthereumMessage(KusamaParameters.CLAIMS_PREFIX, dest, statement).hash());
    return new EcdsaSignature(Bytes.wrap(Secp256k1.sign(hash, secret(number))));
  }

  private RuntimeCall claims(Call call) {
    return it.call(Claims.class, call);
  }

  /** Claims of the Ethereum accounts 1 to 4, in KSM. */
  static JsonObject claimsAtGenesis() {
    JsonArray all = new JsonArray();
    all.add(claim(1, 10, null, null));
    all.add(claim(2, 20, null, "Regular"));
    all.add(claim(3, 30, FERDIE.account(), "Saft"));
    all.add(claim(4, 40, null, null));
    JsonArray vesting =
        new JsonArray()
            .add(
                new JsonArray()
                    .add(ethereum(1).bytes().toString())
                    .add(new JsonArray().add(KSM.times(5).toString()).add(KSM.toString()).add(1)));
    return new JsonObject()
        .add("claims", new JsonObject().add("claims", all).add("vesting", vesting));
  }

  private static JsonArray claim(
      int number,
      long ksm,
      @org.jspecify.annotations.Nullable AccountId preclaim,
      @org.jspecify.annotations.Nullable String statement) {
    return new JsonArray()
        .add(ethereum(number).bytes().toString())
        .add(KSM.times(ksm).toString())
        .add(preclaim == null ? Json.NULL : Json.value(preclaim.toString()))
        .add(statement == null ? Json.NULL : Json.value(statement));
  }

  void claims() throws Exception {
    AccountId heir = io.serinus.primitives.AccountId.of(secret(77));
    Bytes regular = StatementKind.REGULAR.text();
    Bytes saft = StatementKind.SAFT.text();
    it.block(
        () -> {
          it.unsignedOk(claims(new ClaimsCall.Claim(heir, signed(1, heir, Bytes.EMPTY))));
          assertThat(it.free(heir)).isEqualTo(KSM.times(10));
          it.unsignedRefused(
              claims(new ClaimsCall.Claim(heir, signed(1, heir, Bytes.EMPTY))),
              new InvalidTransaction.Custom(1));
          it.unsignedRefused(
              claims(new ClaimsCall.Claim(heir, signed(2, heir, Bytes.EMPTY))),
              new InvalidTransaction.Custom(3));
          it.unsignedOk(
              claims(new ClaimsCall.ClaimAttest(heir, signed(2, heir, regular), regular)));
          it.fails(
              ALICE,
              claims(new ClaimsCall.Claim(heir, signed(4, heir, Bytes.EMPTY))),
              DispatchError.BAD_ORIGIN);
          it.ok(FERDIE, claims(new ClaimsCall.Attest(saft)));
        });
    it.root(
        claims(
            new ClaimsCall.MintClaim(
                ethereum(5),
                KSM.times(50),
                Optional.of(new VestingTerms(KSM, U128.ONE, 1)),
                Optional.of(StatementKind.REGULAR))));
    it.root(claims(new ClaimsCall.MoveClaim(ethereum(4), ethereum(6), Optional.empty())));
    it.block(
        () -> {
          AccountId other = io.serinus.primitives.AccountId.of(secret(78));
          it.unsignedOk(
              claims(new ClaimsCall.ClaimAttest(other, signed(5, other, regular), regular)));
          it.unsignedOk(claims(new ClaimsCall.Claim(other, signed(6, other, Bytes.EMPTY))));
          assertThat(it.free(other)).isEqualTo(KSM.times(90));
        });
  }
}
