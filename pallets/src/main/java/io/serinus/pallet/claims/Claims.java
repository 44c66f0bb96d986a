package io.serinus.pallet.claims;

import com.eclipsesource.json.Json;
import com.eclipsesource.json.JsonArray;
import com.eclipsesource.json.JsonObject;
import com.eclipsesource.json.JsonValue;
import io.serinus.frame.DispatchException;
import io.serinus.frame.GenesisException;
import io.serinus.frame.Origin;
import io.serinus.frame.PalletBase;
import io.serinus.frame.PostDispatchInfo;
import io.serinus.frame.TransactionValidityException;
import io.serinus.frame.annotation.Call;
import io.serinus.frame.annotation.Constant;
import io.serinus.frame.annotation.Name;
import io.serinus.frame.annotation.Pallet;
import io.serinus.frame.annotation.Storage;
import io.serinus.frame.annotation.Weighs;
import io.serinus.frame.executive.GenesisValues;
import io.serinus.frame.storage.StorageHasher;
import io.serinus.frame.storage.StorageMap;
import io.serinus.frame.storage.StorageValue;
import io.serinus.frame.traits.EnsureOrigin;
import io.serinus.frame.traits.VestingSchedule;
import io.serinus.hostapi.RuntimePanic;
import io.serinus.primitives.AccountId;
import io.serinus.primitives.U128;
import io.serinus.primitives.runtime.ArithmeticError;
import io.serinus.primitives.runtime.DispatchError;
import io.serinus.primitives.runtime.InvalidTransaction;
import io.serinus.primitives.runtime.TransactionSource;
import io.serinus.primitives.runtime.ValidTransaction;
import io.serinus.scale.Bytes;
import io.serinus.scale.Codecs;
import io.serinus.scale.ScaleWriter;
import java.util.Optional;

/**
 * Pays balance out to whoever shows by a signature that they own an Ethereum account which has a
 * claim. Claiming takes no fee and no account: the signature is checked before the transaction is
 * let in.
 */
@Pallet(value = "Claims", crate = "polkadot_runtime_common::claims")
public final class Claims extends PalletBase {
  private static final long PRIORITY = 100;

  private final VestingSchedule vestingSchedule;
  private final Bytes prefix;
  private final EnsureOrigin<?> moveOrigin;

  /** What each Ethereum account may claim. */
  @Storage(hasher = StorageHasher.IDENTITY)
  StorageMap<EthereumAddress, U128> claims;

  /** The sum of all claims. */
  @Storage StorageValue.WithDefault<U128> total;

  /**
   * Vesting schedule for a claim: what is held in all, what is unlocked per block, and when the
   * vesting starts.
   */
  @Storage(hasher = StorageHasher.IDENTITY)
  StorageMap<EthereumAddress, VestingTerms> vesting;

  /** The statement kind that must be signed, if any. */
  @Storage(hasher = StorageHasher.IDENTITY)
  StorageMap<EthereumAddress, StatementKind> signing;

  /** Pre-claimed Ethereum accounts, by the Account ID that they are claimed to. */
  @Storage(hasher = StorageHasher.IDENTITY)
  StorageMap<AccountId, EthereumAddress> preclaims;

  /**
   * Claims whose owners sign the prefix, an account and perhaps a statement.
   *
   * @param moveOrigin who besides root may move claims
   */
  public Claims(VestingSchedule vestingSchedule, Bytes prefix, EnsureOrigin<?> moveOrigin) {
    this.vestingSchedule = vestingSchedule;
    this.prefix = prefix;
    this.moveOrigin = moveOrigin;
  }

  public sealed interface Event {
    /** Someone claimed some tokens. */
    record Claimed(AccountId who, EthereumAddress ethereumAddress, U128 amount) implements Event {}
  }

  public enum Error {
    /** Invalid Ethereum signature. */
    INVALID_ETHEREUM_SIGNATURE,
    /** Ethereum address has no claim. */
    SIGNER_HAS_NO_CLAIM,
    /** Account ID sending transaction has no claim. */
    SENDER_HAS_NO_CLAIM,
    /** There's not enough in the pot to pay out some unvested amount. */
    POT_UNDERFLOW,
    /** A needed statement was not included. */
    INVALID_STATEMENT,
    /** The account already has a vested balance. */
    VESTED_BALANCE_EXISTS
  }

  /** What the signed message begins with. */
  @Constant
  public Bytes prefix() {
    return prefix;
  }

  // --- calls

  /**
   * Make a claim: pay it to an account that the Ethereum account's owner signed. Unsigned; it is
   * for claims that need no statement.
   */
  @Call(0)
  @Weighs(refTime = 298_368_000, proof = 4_764, reads = 8, writes = 6)
  public void claim(Origin origin, AccountId dest, EcdsaSignature ethereumSignature)
      throws DispatchException {
    origin.ensureNone();
    EthereumAddress signer = signerOf(dest, ethereumSignature, Bytes.EMPTY);
    ensure(!signing.contains(signer), Error.INVALID_STATEMENT);
    processClaim(signer, dest);
  }

  /** Mint a new claim, of an Ethereum account and perhaps with a vesting schedule. Root may. */
  @Call(1)
  @Weighs(refTime = 27_189_000, proof = 1_501, reads = 1, writes = 4)
  public void mintClaim(
      Origin origin,
      EthereumAddress who,
      U128 value,
      Optional<VestingTerms> vestingSchedule,
      Optional<StatementKind> statement)
      throws DispatchException {
    origin.ensureRoot();
    U128 sum = total.get().checkedAdd(value);
    if (sum == null) {
      throw new DispatchException(new DispatchError.Arithmetic(ArithmeticError.OVERFLOW));
    }
    total.put(sum);
    claims.insert(who, value);
    vestingSchedule.ifPresent(terms -> vesting.insert(who, terms));
    statement.ifPresent(kind -> signing.insert(who, kind));
  }

  /** Make a claim by signing the statement that it needs together with the account. Unsigned. */
  @Call(2)
  @Weighs(refTime = 294_130_000, proof = 4_764, reads = 8, writes = 6)
  public void claimAttest(
      Origin origin, AccountId dest, EcdsaSignature ethereumSignature, Bytes statement)
      throws DispatchException {
    origin.ensureNone();
    EthereumAddress signer = signerOf(dest, ethereumSignature, statement);
    ensureStatement(signer, statement);
    processClaim(signer, dest);
  }

  /** Attest to a statement, and so collect the claim that was pre-claimed for the sender. */
  @Call(value = 3, pays = false)
  @Weighs(refTime = 172_710_000, proof = 4_764, reads = 9, writes = 7)
  public void attest(Origin origin, Bytes statement) throws DispatchException {
    AccountId who = origin.ensureSigned();
    EthereumAddress signer = preclaims.find(who).orElseThrow(() -> fail(Error.SENDER_HAS_NO_CLAIM));
    ensureStatement(signer, statement);
    processClaim(signer, who);
    preclaims.remove(who);
  }

  /** Move a claim, with all that belongs to it, to another Ethereum account. */
  @Call(4)
  @Weighs(refTime = 46_420_000, proof = 3_521, reads = 4, writes = 7)
  public PostDispatchInfo moveClaim(
      Origin origin,
      EthereumAddress old,
      @Name("new") EthereumAddress fresh,
      Optional<AccountId> maybePreclaim)
      throws DispatchException {
    if (moveOrigin.attempt(origin).isEmpty()) {
      origin.ensureRoot();
    }
    claims.take(old).ifPresent(value -> claims.insert(fresh, value));
    vesting.take(old).ifPresent(terms -> vesting.insert(fresh, terms));
    signing.take(old).ifPresent(kind -> signing.insert(fresh, kind));
    maybePreclaim
        .filter(who -> preclaims.find(who).equals(Optional.of(old)))
        .ifPresent(who -> preclaims.insert(who, fresh));
    return PostDispatchInfo.FREE;
  }

  private EthereumAddress signerOf(AccountId dest, EcdsaSignature signature, Bytes statement)
      throws DispatchException {
    return new EthereumMessage(prefix, dest, statement)
        .signer(signature)
        .orElseThrow(() -> fail(Error.INVALID_ETHEREUM_SIGNATURE));
  }

  private void ensureStatement(EthereumAddress signer, Bytes statement) throws DispatchException {
    Optional<StatementKind> needed = signing.find(signer);
    ensure(needed.isEmpty() || needed.get().text().equals(statement), Error.INVALID_STATEMENT);
  }

  private void processClaim(EthereumAddress signer, AccountId dest) throws DispatchException {
    U128 due = claims.find(signer).orElseThrow(() -> fail(Error.SIGNER_HAS_NO_CLAIM));
    U128 left = total.get().checkedSub(due);
    if (left == null) {
      throw fail(Error.POT_UNDERFLOW);
    }
    Optional<VestingTerms> terms = vesting.find(signer);
    ensure(
        terms.isEmpty() || vestingSchedule.vestingBalance(dest).isEmpty(),
        Error.VESTED_BALANCE_EXISTS);
    // The balance must be there before it can be locked.
    vestingSchedule.currency().depositCreating(dest, due);
    if (terms.isPresent()) {
      vest(dest, terms.get());
    }
    total.put(left);
    claims.remove(signer);
    vesting.remove(signer);
    signing.remove(signer);
    deposit(new Event.Claimed(dest, signer, due));
  }

  /** An account without schedules refuses only terms that never vest, which nobody may mint. */
  private void vest(AccountId who, VestingTerms terms) {
    try {
      vestingSchedule.addVestingSchedule(
          who, terms.locked(), terms.perBlock(), terms.startingBlock());
    } catch (DispatchException e) {
      throw new RuntimePanic("a claim's vesting schedule is refused: " + e.error());
    }
  }

  // --- unsigned transactions

  @Override
  public ValidTransaction validateUnsigned(TransactionSource source, io.serinus.frame.Call call)
      throws TransactionValidityException {
    return switch (call) {
      case ClaimsCall.Claim(AccountId dest, EcdsaSignature signature) ->
          validate(dest, signature, Optional.empty());
      case ClaimsCall.ClaimAttest(AccountId dest, EcdsaSignature signature, Bytes statement) ->
          validate(dest, signature, Optional.of(statement));
      default -> throw new TransactionValidityException(InvalidTransaction.Reason.CALL);
    };
  }

  @Override
  public void preDispatchUnsigned(io.serinus.frame.Call call) throws TransactionValidityException {
    validateUnsigned(TransactionSource.IN_BLOCK, call);
  }

  private ValidTransaction validate(
      AccountId dest, EcdsaSignature signature, Optional<Bytes> statement)
      throws TransactionValidityException {
    EthereumAddress signer =
        new EthereumMessage(prefix, dest, statement.orElse(Bytes.EMPTY))
            .signer(signature)
            .orElseThrow(() -> refused(Refusal.INVALID_ETHEREUM_SIGNATURE));
    if (!claims.contains(signer)) {
      throw refused(Refusal.SIGNER_HAS_NO_CLAIM);
    }
    if (!signing.find(signer).map(StatementKind::text).equals(statement)) {
      throw refused(Refusal.INVALID_STATEMENT);
    }
    ScaleWriter tag = new ScaleWriter();
    Codecs.STR.encode("claims", tag);
    EthereumAddressCodec.CODEC.encode(signer, tag);
    return ValidTransaction.DEFAULT.withPriority(PRIORITY).providing(Bytes.wrap(tag.toByteArray()));
  }

  /** Why a transaction is refused: the reference's {@code ValidityError}, by its numbers. */
  private enum Refusal {
    INVALID_ETHEREUM_SIGNATURE,
    SIGNER_HAS_NO_CLAIM,
    NO_PERMISSION,
    INVALID_STATEMENT
  }

  private static TransactionValidityException refused(Refusal reason) {
    return new TransactionValidityException(new InvalidTransaction.Custom(reason.ordinal()));
  }

  // --- genesis and invariants

  @Override
  public JsonObject genesisDefault() {
    return new JsonObject().add("claims", new JsonArray()).add("vesting", new JsonArray());
  }

  /**
   * Claims are the address, the amount, the account that it is pre-claimed for or null, the kind of
   * statement or null; vesting is the address and the three members of its terms.
   */
  @Override
  public void buildGenesis(JsonObject genesis) {
    U128 sum = U128.ZERO;
    for (JsonValue entry : GenesisValues.list(genesis, "claims")) {
      JsonArray claim = GenesisValues.tuple(entry, 4);
      EthereumAddress who = address(claim.get(0));
      U128 value = GenesisValues.balance(claim.get(1));
      claims.insert(who, value);
      sum = sum.plus(value);
      JsonValue account = claim.get(2);
      if (!account.isNull()) {
        preclaims.insert(GenesisValues.account(account), who);
      }
      JsonValue kind = claim.get(3);
      if (!kind.isNull()) {
        signing.insert(who, statementKind(GenesisValues.text(kind)));
      }
    }
    total.put(sum);
    for (JsonValue entry : GenesisValues.list(genesis, "vesting")) {
      JsonArray claim = GenesisValues.tuple(entry, 2);
      JsonArray terms = GenesisValues.tuple(claim.get(1), 3);
      vesting.insert(
          address(claim.get(0)),
          new VestingTerms(
              GenesisValues.balance(terms.get(0)),
              GenesisValues.balance(terms.get(1)),
              GenesisValues.u32(terms.get(2))));
    }
  }

  /** In hexadecimal; the {@code 0x} may be missing. */
  private static EthereumAddress address(JsonValue value) {
    String text = GenesisValues.text(value);
    Bytes bytes = GenesisValues.bytes(text.startsWith("0x") ? value : Json.value("0x" + text));
    if (bytes.length() != EthereumAddress.LENGTH) {
      throw new GenesisException("no Ethereum address: " + value);
    }
    return new EthereumAddress(bytes);
  }

  private static StatementKind statementKind(String name) {
    return switch (name) {
      case "Regular" -> StatementKind.REGULAR;
      case "Saft" -> StatementKind.SAFT;
      default -> throw new GenesisException("no kind of statement: " + name);
    };
  }

  @Override
  public void tryState() {
    U128 sum = U128.ZERO;
    for (U128 value : claims.values()) {
      sum = sum.saturatingAdd(value);
    }
    if (sum.greaterThan(total.get())) {
      throw new IllegalStateException("more is claimed than the total");
    }
  }
}
