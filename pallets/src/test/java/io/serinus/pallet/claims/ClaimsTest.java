package io.serinus.pallet.claims;

import static io.serinus.pallet.BalancesChain.amount;
import static io.serinus.pallet.TestChain.ALICE;
import static io.serinus.pallet.TestChain.BOB;
import static io.serinus.pallet.TestChain.DAVE;
import static io.serinus.pallet.TestChain.error;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.serinus.crypto.secp256k1.Secp256k1;
import io.serinus.frame.Origin;
import io.serinus.frame.PostDispatchInfo;
import io.serinus.frame.TransactionValidityException;
import io.serinus.frame.traits.EnsureOrigin;
import io.serinus.frame.traits.WithdrawReasons;
import io.serinus.hostapi.RuntimePanic;
import io.serinus.pallet.BalancesChain;
import io.serinus.pallet.TestChain;
import io.serinus.pallet.vesting.Vesting;
import io.serinus.pallet.vesting.VestingModule;
import io.serinus.primitives.AccountId;
import io.serinus.primitives.U128;
import io.serinus.primitives.runtime.DispatchError;
import io.serinus.primitives.runtime.InvalidTransaction;
import io.serinus.primitives.runtime.TransactionSource;
import io.serinus.primitives.runtime.TransactionValidityError;
import io.serinus.primitives.runtime.ValidTransaction;
import io.serinus.scale.Bytes;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ClaimsTest {
  private static final Bytes PREFIX = Bytes.ofText("Pay RUSTs to the TEST account:");
  private static final byte[] PLAIN = secret(1);
  private static final byte[] REGULAR = secret(2);
  private static final byte[] PRECLAIMED = secret(3);
  private static final byte[] STRANGER = secret(4);

  private final BalancesChain setup = new BalancesChain();
  private final TestChain chain = setup.chain();
  private final Vesting vesting =
      new Vesting(
          chain.system(),
          setup.balances().currency(),
          address -> chain.runtime().lookUp(address),
          new Vesting.Config(amount(20), 3, 50, WithdrawReasons.FEE));
  private final Claims claims =
      new Claims(
          vesting,
          PREFIX,
          origin ->
              origin.signer().equals(Optional.of(ALICE)) ? Optional.of(true) : Optional.empty());

  private static byte[] secret(int number) {
    byte[] secret = new byte[32];
    Arrays.fill(secret, (byte) number);
    return secret;
  }

  /** The Ethereum account of a secret key. */
  private static EthereumAddress eth(byte[] secret) {
    return EthereumMessage.addressOf(
        Secp256k1.decompress(Secp256k1.publicKey(secret)).orElseThrow());
  }

  private static EcdsaSignature sign(byte[] secret, AccountId dest, Bytes statement) {
    byte[] hash = new EthereumMessage(PREFIX, dest, statement).hash();
    return new EcdsaSignature(Bytes.wrap(Secp256k1.sign(hash, secret)));
  }

  @BeforeEach
  void begin() {
    chain.place(new ClaimsModule(19, claims), new VestingModule(28, vesting));
    StringBuilder json = new StringBuilder("{\"claims\": {\"claims\": [");
    chain.run(
        () ->
            json.append("[\"" + eth(PLAIN).bytes() + "\", 100, null, null],")
                .append("[\"" + eth(REGULAR).bytes().toString().substring(2) + "\", ")
                .append("200, null, \"Regular\"],")
                .append("[\"" + eth(PRECLAIMED).bytes() + "\", 300, \"" + DAVE + "\", \"Saft\"]")
                .append("], \"vesting\": [[\"" + eth(PLAIN).bytes() + "\", [50, 10, 1]]]}}"));
    chain.genesis(json.toString());
  }

  private PostDispatchInfo dispatch(Origin origin, ClaimsCall call) throws Exception {
    return chain.dispatch(origin, claims.call(call));
  }

  private DispatchError failure(Origin origin, ClaimsCall call) {
    return chain.failure(origin, claims.call(call));
  }

  private static ClaimsCall claim(byte[] secret, AccountId dest) {
    return new ClaimsCall.Claim(dest, sign(secret, dest, Bytes.EMPTY));
  }

  private static ClaimsCall attest(byte[] secret, AccountId dest, StatementKind kind) {
    return new ClaimsCall.ClaimAttest(dest, sign(secret, dest, kind.text()), kind.text());
  }

  @Test
  void genesisIsAsConfigured() {
    chain.run(
        () -> {
          assertThat(claims.total.get()).isEqualTo(amount(600));
          assertThat(claims.claims.find(eth(REGULAR))).contains(amount(200));
          assertThat(claims.signing.find(eth(PRECLAIMED))).contains(StatementKind.SAFT);
          assertThat(claims.preclaims.find(DAVE)).contains(eth(PRECLAIMED));
          chain.tryState();
        });
  }

  @Test
  void claimingPaysAndLocks() {
    chain.run(
        () -> {
          dispatch(Origin.none(), claim(PLAIN, BOB));
          assertThat(setup.free(BOB)).isEqualTo(amount(100));
          assertThat(vesting.vestingBalance(BOB)).contains(amount(50));
          assertThat(claims.total.get()).isEqualTo(amount(500));
          assertThat(setup.balances().totalIssuance()).isEqualTo(amount(100));
          assertThat(chain.events())
              .contains(new Claims.Event.Claimed(BOB, eth(PLAIN), amount(100)));
          assertThat(failure(Origin.none(), claim(PLAIN, BOB)))
              .isEqualTo(error(claims, Claims.Error.SIGNER_HAS_NO_CLAIM));
          chain.tryState();
        });
  }

  @Test
  void aSignatureIsGoodForOneAccountOnly() {
    chain.run(
        () -> {
          EcdsaSignature forBob = sign(PLAIN, BOB, Bytes.EMPTY);
          assertThat(failure(Origin.none(), new ClaimsCall.Claim(ALICE, forBob)))
              .isEqualTo(error(claims, Claims.Error.SIGNER_HAS_NO_CLAIM));
          EcdsaSignature none = new EcdsaSignature(Bytes.wrap(new byte[65]));
          assertThat(failure(Origin.none(), new ClaimsCall.Claim(BOB, none)))
              .isEqualTo(error(claims, Claims.Error.INVALID_ETHEREUM_SIGNATURE));
          assertThat(failure(Origin.signed(BOB), claim(PLAIN, BOB)))
              .isEqualTo(DispatchError.BAD_ORIGIN);
        });
  }

  @Test
  void walletsNumberRecoveryFrom27() {
    chain.run(
        () -> {
          byte[] signature = sign(PLAIN, BOB, Bytes.EMPTY).bytes().toArray();
          signature[64] += 27;
          dispatch(
              Origin.none(), new ClaimsCall.Claim(BOB, new EcdsaSignature(Bytes.wrap(signature))));
          assertThat(setup.free(BOB)).isEqualTo(amount(100));
        });
  }

  @Test
  void aNeededStatementMustBeSigned() {
    chain.run(
        () -> {
          assertThat(failure(Origin.none(), claim(REGULAR, BOB)))
              .isEqualTo(error(claims, Claims.Error.INVALID_STATEMENT));
          assertThat(failure(Origin.none(), attest(REGULAR, BOB, StatementKind.SAFT)))
              .isEqualTo(error(claims, Claims.Error.INVALID_STATEMENT));
          dispatch(Origin.none(), attest(REGULAR, BOB, StatementKind.REGULAR));
          assertThat(setup.free(BOB)).isEqualTo(amount(200));
        });
  }

  @Test
  void attestingCollectsWhatWasPreclaimed() {
    chain.run(
        () -> {
          ClaimsCall regular = new ClaimsCall.Attest(StatementKind.REGULAR.text());
          ClaimsCall saft = new ClaimsCall.Attest(StatementKind.SAFT.text());
          assertThat(failure(Origin.signed(BOB), saft))
              .isEqualTo(error(claims, Claims.Error.SENDER_HAS_NO_CLAIM));
          assertThat(failure(Origin.signed(DAVE), regular))
              .isEqualTo(error(claims, Claims.Error.INVALID_STATEMENT));
          dispatch(Origin.signed(DAVE), saft);
          assertThat(setup.free(DAVE)).isEqualTo(amount(300));
          assertThat(claims.preclaims.contains(DAVE)).isFalse();
          assertThat(claims.call(saft).info().paysFee())
              .isEqualTo(io.serinus.primitives.runtime.Pays.NO);
        });
  }

  private ClaimsCall mint(byte[] secret, long value, Optional<VestingTerms> terms) {
    return new ClaimsCall.MintClaim(eth(secret), amount(value), terms, Optional.empty());
  }

  @Test
  void rootMints() {
    chain.run(
        () -> {
          ClaimsCall call = mint(STRANGER, 70, Optional.empty());
          assertThat(failure(Origin.signed(ALICE), call)).isEqualTo(DispatchError.BAD_ORIGIN);
          dispatch(Origin.root(), call);
          assertThat(claims.total.get()).isEqualTo(amount(670));
          dispatch(Origin.none(), claim(STRANGER, BOB));
          assertThat(setup.free(BOB)).isEqualTo(amount(70));
          assertThat(vesting.vestingBalance(BOB)).isEmpty();
        });
  }

  @Test
  void aVestingClaimNeedsAnAccountThatDoesNotVest() {
    chain.run(
        () -> {
          dispatch(Origin.none(), claim(PLAIN, BOB));
          VestingTerms terms = new VestingTerms(amount(30), amount(1), 2);
          dispatch(Origin.root(), mint(STRANGER, 70, Optional.of(terms)));
          assertThat(failure(Origin.none(), claim(STRANGER, BOB)))
              .isEqualTo(error(claims, Claims.Error.VESTED_BALANCE_EXISTS));
          dispatch(Origin.none(), claim(STRANGER, ALICE));
          assertThat(vesting.vestingBalance(ALICE)).contains(amount(30));
        });
  }

  @Test
  void aClaimThatWouldNeverVestIsAPanic() {
    chain.run(
        () -> {
          VestingTerms never = new VestingTerms(amount(30), U128.ZERO, 2);
          dispatch(Origin.root(), mint(STRANGER, 70, Optional.of(never)));
          assertThatThrownBy(() -> dispatch(Origin.none(), claim(STRANGER, BOB)))
              .isInstanceOf(RuntimePanic.class);
        });
  }

  @Test
  void aPotThatIsTooSmallPaysNothing() {
    chain.run(
        () -> {
          claims.total.put(amount(99));
          assertThat(failure(Origin.none(), claim(PLAIN, BOB)))
              .isEqualTo(error(claims, Claims.Error.POT_UNDERFLOW));
          assertThatThrownBy(claims::tryState).isInstanceOf(IllegalStateException.class);
          claims.total.put(U128.MAX);
          assertThat(failure(Origin.root(), mint(STRANGER, 1, Optional.empty())))
              .isInstanceOf(DispatchError.Arithmetic.class);
        });
  }

  @Test
  void aClaimMovesWithAllThatBelongsToIt() {
    chain.run(
        () -> {
          ClaimsCall move =
              new ClaimsCall.MoveClaim(eth(PRECLAIMED), eth(STRANGER), Optional.of(DAVE));
          assertThat(failure(Origin.signed(BOB), move)).isEqualTo(DispatchError.BAD_ORIGIN);
          assertThat(dispatch(Origin.signed(ALICE), move)).isEqualTo(PostDispatchInfo.FREE);
          assertThat(claims.claims.contains(eth(PRECLAIMED))).isFalse();
          assertThat(claims.preclaims.find(DAVE)).contains(eth(STRANGER));
          dispatch(Origin.none(), attest(STRANGER, BOB, StatementKind.SAFT));
          assertThat(setup.free(BOB)).isEqualTo(amount(300));
        });
  }

  @Test
  void rootMovesTooButNoPreclaimOfAnother() {
    chain.run(
        () -> {
          dispatch(
              Origin.root(),
              new ClaimsCall.MoveClaim(eth(PLAIN), eth(STRANGER), Optional.of(DAVE)));
          assertThat(claims.preclaims.find(DAVE)).contains(eth(PRECLAIMED));
          assertThat(claims.vesting.contains(eth(STRANGER))).isTrue();
          assertThat(EnsureOrigin.root().attempt(Origin.root())).isPresent();
        });
  }

  private TransactionValidityError refusal(ClaimsCall call) {
    try {
      claims.validateUnsigned(TransactionSource.EXTERNAL, call);
    } catch (TransactionValidityException e) {
      return e.error();
    }
    throw new AssertionError("valid: " + call);
  }

  @Test
  void unsignedTransactionsAreCheckedBeforeTheyAreLetIn() {
    chain.run(
        () -> {
          ValidTransaction valid =
              claims.validateUnsigned(TransactionSource.EXTERNAL, claim(PLAIN, BOB));
          byte[] tag = new byte[27];
          System.arraycopy(Bytes.ofText("\u0018claims").toArray(), 0, tag, 0, 7);
          System.arraycopy(eth(PLAIN).bytes().toArray(), 0, tag, 7, 20);
          assertThat(valid)
              .isEqualTo(ValidTransaction.DEFAULT.withPriority(100).providing(Bytes.wrap(tag)));
          claims.validateUnsigned(
              TransactionSource.EXTERNAL, attest(REGULAR, BOB, StatementKind.REGULAR));

          EcdsaSignature none = new EcdsaSignature(Bytes.wrap(new byte[65]));
          assertThat(refusal(new ClaimsCall.Claim(BOB, none)))
              .isEqualTo(new InvalidTransaction.Custom(0));
          assertThat(refusal(claim(STRANGER, BOB))).isEqualTo(new InvalidTransaction.Custom(1));
          assertThat(refusal(claim(REGULAR, BOB))).isEqualTo(new InvalidTransaction.Custom(3));
          assertThat(refusal(attest(PLAIN, BOB, StatementKind.REGULAR)))
              .isEqualTo(new InvalidTransaction.Custom(3));
          assertThat(refusal(new ClaimsCall.Attest(StatementKind.SAFT.text())))
              .isEqualTo(InvalidTransaction.Reason.CALL);
        });
  }

  /** The account of the well-known secret key 0x…01 is published widely. */
  @Test
  void addressesAreThoseOfEthereum() {
    chain.run(
        () -> {
          byte[] one = new byte[32];
          one[31] = 1;
          assertThat(eth(one).bytes()).hasToString("0x7e5f4552091a69125d5dfcb7b8c2659029395bdf");
        });
  }
}
