package io.serinus.pallet.historical;

import io.serinus.frame.PalletBase;
import io.serinus.frame.annotation.Pallet;
import io.serinus.frame.annotation.Storage;
import io.serinus.frame.annotation.U32;
import io.serinus.frame.storage.StorageHasher;
import io.serinus.frame.storage.StorageMap;
import io.serinus.frame.storage.StorageValue;
import io.serinus.hostapi.Host;
import io.serinus.pallet.session.Session;
import io.serinus.pallet.session.SessionKeyLayout;
import io.serinus.pallet.session.SessionKeys;
import io.serinus.pallet.session.SessionManager;
import io.serinus.primitives.AccountId;
import io.serinus.primitives.H256;
import io.serinus.primitives.KeyTypeId;
import io.serinus.primitives.consensus.MembershipProof;
import io.serinus.scale.Bytes;
import io.serinus.scale.Codecs;
import io.serinus.scale.ScaleException;
import io.serinus.scale.ScaleWriter;
import io.serinus.scale.Tuple2;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * The roots of tries that tell whose keys were whose in past sessions, so that misbehaviour can be
 * proved later. In such a trie a key's type and bytes lead to its validator's place in the list,
 * and the place leads to the validator.
 */
@Pallet(value = "Historical", crate = "pallet_session::historical")
public final class Historical extends PalletBase implements KeyOwnerProofs {
  private static final Bytes OFFCHAIN_PREFIX = Bytes.ofText("session_historical/");

  private final Supplier<Session> session;
  private final Function<AccountId, Optional<Exposure>> exposureOf;

  /** Mapping from historical session indices to session-data root hash and validator count. */
  @Storage(hasher = StorageHasher.TWOX_64_CONCAT)
  StorageMap<@U32 Long, Tuple2<H256, @U32 Long>> historicalSessions;

  /** The range of historical sessions we store. [first, last) */
  @Storage StorageValue<Tuple2<@U32 Long, @U32 Long>> storedRange;

  /**
   * @param exposureOf what is at stake behind a validator in the session under way
   */
  public Historical(Supplier<Session> session, Function<AccountId, Optional<Exposure>> exposureOf) {
    this.session = session;
    this.exposureOf = exposureOf;
  }

  /** The types that the runtime chooses. */
  interface Types {
    /** Full identification of the validator. */
    Exposure fullIdentification();
  }

  public sealed interface Event {
    /** The merkle root of the validators of the said session were stored */
    record RootStored(@U32 long index) implements Event {}

    /** The merkle roots of up to this session index were pruned */
    record RootsPruned(@U32 long upTo) implements Event {}
  }

  /** Forgets the sessions before this one. */
  public void pruneUpTo(long upTo) {
    storedRange.find().filter(range -> upTo >= range.first()).ifPresent(r -> prune(r, upTo));
    deposit(new Event.RootsPruned(upTo));
  }

  private void prune(Tuple2<Long, Long> range, long upTo) {
    long end = range.second();
    long start = Math.min(upTo, end);
    for (long index = range.first(); index < start; index++) {
      historicalSessions.remove(index);
    }
    if (start == end) {
      storedRange.kill();
    } else {
      storedRange.put(new Tuple2<>(start, end));
    }
  }

  /** A manager that does as the given one, and notes the roots of the sessions it plans. */
  public SessionManager noting(HistoricalManager inner) {
    return new SessionManager() {
      @Override
      public Optional<List<AccountId>> newSession(long index) {
        return note(index, inner.newSession(index));
      }

      @Override
      public Optional<List<AccountId>> newSessionGenesis(long index, List<AccountId> withKeys) {
        return note(index, inner.newSessionGenesis(index, withKeys));
      }

      @Override
      public void endSession(long index) {
        keepOffchain(index);
        inner.endSession(index);
      }

      @Override
      public void startSession(long index) {
        inner.startSession(index);
      }
    };
  }

  private Optional<List<AccountId>> note(long index, Optional<List<Identification>> validators) {
    long first = storedRange.find().map(Tuple2::first).orElse(index);
    storedRange.put(new Tuple2<>(first, index + 1));
    if (validators.isPresent()) {
      H256 root = trie(validators.get()).root();
      historicalSessions.insert(index, new Tuple2<>(root, (long) validators.get().size()));
      deposit(new Event.RootStored(index));
    } else {
      historicalSessions
          .find(Math.max(0, index - 1))
          .ifPresent(
              last -> {
                historicalSessions.insert(index, last);
                deposit(new Event.RootStored(index));
              });
    }
    return validators.map(all -> all.stream().map(Identification::validator).toList());
  }

  /** Leaves the validators of a session that ends in the node's offchain storage. */
  private void keepOffchain(long index) {
    ScaleWriter key = new ScaleWriter();
    key.writeFixed(OFFCHAIN_PREFIX.unsafeArray()).writeU32(index);
    Host.api()
        .offchainIndexSet(
            key.toByteArray(), Codecs.list(Identification.CODEC).encode(identified()));
  }

  @Override
  public int storageVersion() {
    return 1;
  }

  /** Shows whose key it is; for a key that is nobody's, that it is. */
  @Override
  public Optional<MembershipProof> prove(KeyTypeId type, Bytes key) {
    List<Identification> validators = identified();
    return Optional.of(
        new MembershipProof(
            session.get().currentIndex(),
            trie(validators).prove(trieKey(type, key)),
            validators.size()));
  }

  @Override
  public Optional<Identification> check(KeyTypeId type, Bytes key, MembershipProof proof) {
    Tuple2<H256, Long> expected;
    if (proof.session() == session.get().currentIndex()) {
      List<Identification> validators = identified();
      expected = new Tuple2<>(trie(validators).root(), (long) validators.size());
    } else {
      Optional<Tuple2<H256, Long>> noted = historicalSessions.find(proof.session());
      if (noted.isEmpty()) {
        return Optional.empty();
      }
      expected = noted.get();
    }
    if (expected.second() != proof.validatorCount()) {
      return Optional.empty();
    }
    TrieProofReader reader = new TrieProofReader(expected.first(), proof.trieNodes());
    try {
      return reader
          .read(trieKey(type, key))
          .flatMap(place -> reader.read(place.unsafeArray()))
          .filter(found -> reader.usedAll())
          .map(found -> Identification.CODEC.decode(found.unsafeArray()));
    } catch (ScaleException e) {
      return Optional.empty();
    }
  }

  /** The session's validators, with what is behind them. */
  private List<Identification> identified() {
    List<Identification> all = new ArrayList<>();
    for (AccountId validator : session.get().validators()) {
      exposureOf
          .apply(validator)
          .ifPresent(exposure -> all.add(new Identification(validator, exposure)));
    }
    return all;
  }

  private ProvingTrie trie(List<Identification> validators) {
    SessionKeyLayout layout = session.get().layout();
    TreeMap<Bytes, Bytes> entries = new TreeMap<>();
    for (int i = 0; i < validators.size(); i++) {
      Optional<SessionKeys> keys = session.get().keysOf(validators.get(i).validator());
      if (keys.isEmpty()) {
        continue;
      }
      Bytes place = Bytes.wrap(Codecs.U32.encode((long) i));
      for (int k = 0; k < layout.keys().size(); k++) {
        byte[] key = trieKey(layout.keys().get(k).type(), keys.get().key(layout, k));
        entries.put(Bytes.wrap(key), place);
      }
      entries.put(place, Bytes.wrap(Identification.CODEC.encode(validators.get(i))));
    }
    return new ProvingTrie(entries);
  }

  private static byte[] trieKey(KeyTypeId type, Bytes key) {
    ScaleWriter out = new ScaleWriter();
    return out.writeFixed(type.unsafeArray()).writeBytes(key.unsafeArray()).toByteArray();
  }
}
