package io.serinus.consensus.babe;

import io.serinus.host.chain.BlockImport;
import io.serinus.host.chain.ChainStore;
import io.serinus.primitives.Header;
import io.serinus.primitives.consensus.BabeId;
import io.serinus.primitives.consensus.Slot;
import io.serinus.primitives.consensus.SlotEquivocationProof;
import io.serinus.scale.Bytes;
import io.serinus.scale.Codec;
import io.serinus.scale.Codecs;
import io.serinus.scale.Tuple2;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Remembers who has authored what in the last slots: finds who of the others has done so twice in
 * one, and keeps this node from it. Each offender is found once a slot. It is kept in the block
 * database, for {@value #KEPT} to {@value #KEPT} times two slots, so that a restart forgets
 * nothing. Thread-safe.
 */
public final class EquivocationWatch {
  /** So many slots are remembered at least; what is older cannot be reported usefully. */
  static final long KEPT = 1000;

  private static final byte[] PREFIX = "babe:authors:".getBytes(StandardCharsets.US_ASCII);

  /**
   * An author of a slot.
   *
   * @param header what it has signed; empty if another one needs no report, since the author has
   *     been found already, or is this node
   */
  private record Author(BabeId id, Optional<Header> header) {
    private static final Codec<Tuple2<BabeId, Optional<Header>>> FIELDS =
        Tuple2.codec(BabeId.CODEC, Codecs.optional(Header.CODEC));

    static final Codec<List<Author>> LIST =
        Codecs.list(
            Codecs.mapped(
                FIELDS,
                author -> new Tuple2<>(author.id, author.header),
                fields -> new Author(fields.first(), fields.second()),
                FIELDS::type));
  }

  private final ChainStore chain;

  /** The slot in which old ones were forgotten last. */
  private Optional<Slot> swept = Optional.empty();

  /**
   * @param chain where it is kept
   */
  public EquivocationWatch(ChainStore chain) {
    this.chain = chain;
  }

  /**
   * Notes a header of somebody, which has been verified.
   *
   * @param now the current slot
   * @return the proof, if its author has signed another header of the same slot
   * @throws io.serinus.scale.ScaleException if what the database has of the slot cannot be read
   */
  public synchronized Optional<SlotEquivocationProof> note(
      Slot now, Slot slot, BabeId author, Header header) {
    if (slot.number() < oldest(now)) {
      return Optional.empty();
    }
    List<Author> authors = authors(slot);
    Optional<Author> known = authors.stream().filter(a -> a.id.equals(author)).findFirst();
    if (known.isEmpty()) {
      authors.add(new Author(author, Optional.of(header)));
      chain.putAuxiliary(entries(now, slot, authors));
      return Optional.empty();
    }
    Optional<Header> before = known.get().header.filter(first -> !first.equals(header));
    if (before.isPresent()) {
      authors.set(authors.indexOf(known.get()), new Author(author, Optional.empty()));
      chain.putAuxiliary(entries(now, slot, authors));
    }
    return before.map(first -> new SlotEquivocationProof(author, slot, first, header));
  }

  /**
   * Notes that this node is about to author in the current slot, and returns when not even a loss
   * of power can undo it.
   *
   * @return false if the author has been noted before: a second block would be its offence
   * @throws io.serinus.scale.ScaleException if what the database has of the slot cannot be read
   */
  public synchronized boolean claim(Slot now, BabeId author) {
    List<Author> authors = authors(now);
    if (authors.stream().anyMatch(known -> known.id.equals(author))) {
      return false;
    }
    authors.add(new Author(author, Optional.empty()));
    chain.persistAuxiliary(entries(now, now, authors));
    return true;
  }

  private List<Author> authors(Slot slot) {
    return chain
        .auxiliary(key(slot.number()))
        .map(stored -> new ArrayList<>(Author.LIST.decode(stored.unsafeArray())))
        .orElseGet(ArrayList::new);
  }

  /** What is to be written at once: the slot's authors, and from time to time what goes. */
  private List<BlockImport.Auxiliary> entries(Slot now, Slot slot, List<Author> authors) {
    List<BlockImport.Auxiliary> entries = new ArrayList<>();
    boolean due =
        swept
            .map(last -> now.number() < last.number() || now.number() - last.number() >= KEPT)
            .orElse(true);
    if (due) {
      swept = Optional.of(now);
      for (Bytes old : chain.auxiliaryKeys(key(0), key(oldest(now)))) {
        entries.add(new BlockImport.Auxiliary(old, null));
      }
    }
    Bytes value = Bytes.wrap(Author.LIST.encode(authors));
    entries.add(new BlockImport.Auxiliary(key(slot.number()), value));
    return entries;
  }

  private static long oldest(Slot now) {
    return Math.max(0, now.number() - KEPT);
  }

  /** Keys lie in the order of their slots. */
  private static Bytes key(long slot) {
    return Bytes.wrap(
        ByteBuffer.allocate(PREFIX.length + Long.BYTES).put(PREFIX).putLong(slot).array());
  }
}
