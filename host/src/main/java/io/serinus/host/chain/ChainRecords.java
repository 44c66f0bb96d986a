package io.serinus.host.chain;

import io.serinus.host.db.Column;
import io.serinus.host.db.KeyValueStore;
import io.serinus.host.db.StoreException;
import io.serinus.host.db.WriteBatch;
import io.serinus.primitives.H256;
import io.serinus.primitives.Header;
import io.serinus.scale.Bytes;
import io.serinus.scale.Codec;
import io.serinus.scale.Codecs;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How blocks and pointers lie in the database's columns. */
final class ChainRecords {
  /** The pointers in the column of single facts. */
  enum Pointer {
    GENESIS("genesis"),
    BEST("best"),
    FINALIZED("finalized");

    private final byte[] key;

    Pointer(String key) {
      this.key = ascii(key);
    }
  }

  /** The lists of blocks in the column of single facts. */
  enum BlockList {
    /** The ends of the branches above the finalized block. */
    LEAVES("leaves"),
    /** Blocks of lost forks that are still pinned. */
    STALE("stale");

    private final byte[] key;

    BlockList(String key) {
      this.key = ascii(key);
    }
  }

  private static final byte[] FORMAT_KEY = ascii("format");

  /** Changes whenever older versions could not read the database any more. */
  private static final byte[] FORMAT = {1};

  private static final Codec<List<Bytes>> BODY = Codecs.list(Bytes.CODEC);
  private static final Codec<List<H256>> HASHES = Codecs.list(H256.CODEC);

  private final KeyValueStore store;

  ChainRecords(KeyValueStore store) {
    this.store = store;
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  void requireFormat() {
    byte[] found = store.get(Column.META, FORMAT_KEY);
    if (!Arrays.equals(found, FORMAT)) {
      throw new StoreException(
          "the database has format "
              + (found == null ? "none" : Arrays.toString(found))
              + ", this version reads "
              + Arrays.toString(FORMAT));
    }
  }

  @Nullable Header header(H256 hash) {
    byte[] bytes = store.get(Column.HEADER, hash.unsafeArray());
    return bytes == null ? null : Header.CODEC.decode(bytes);
  }

  @Nullable List<Bytes> body(H256 hash) {
    byte[] bytes = store.get(Column.BODY, hash.unsafeArray());
    return bytes == null ? null : BODY.decode(bytes);
  }

  List<Justification> justifications(H256 hash) {
    byte[] bytes = store.get(Column.JUSTIFICATION, hash.unsafeArray());
    return bytes == null ? List.of() : Justification.LIST.decode(bytes);
  }

  @Nullable H256 canonical(long number) {
    byte[] bytes = number < 0 ? null : store.get(Column.CANONICAL, key(number));
    return bytes == null ? null : H256.wrap(bytes);
  }

  @Nullable H256 pointer(Pointer pointer) {
    byte[] bytes = store.get(Column.META, pointer.key);
    return bytes == null ? null : H256.wrap(bytes);
  }

  /**
   * Where the chain stands by its pointers.
   *
   * @throws StoreException if one of them is missing or leads nowhere
   */
  ChainInfo info() {
    return new ChainInfo(
        required(Pointer.GENESIS).hash(), required(Pointer.BEST), required(Pointer.FINALIZED));
  }

  private BlockRef required(Pointer pointer) {
    H256 hash = pointer(pointer);
    Header header = hash == null ? null : header(hash);
    if (hash == null || header == null) {
      throw new StoreException("the database has no " + pointer + " block");
    }
    return new BlockRef(header.number(), hash);
  }

  List<H256> list(BlockList list) {
    byte[] bytes = store.get(Column.META, list.key);
    return bytes == null ? List.of() : HASHES.decode(bytes);
  }

  byte @Nullable [] auxiliary(Bytes key) {
    return store.get(Column.AUXILIARY, key.unsafeArray());
  }

  /** The keys from {@code from} on and before {@code to}, in order. */
  List<Bytes> auxiliaryKeys(Bytes from, Bytes to) {
    List<Bytes> keys = new ArrayList<>();
    try (KeyValueStore.Walk walk = store.walk(Column.AUXILIARY, from.unsafeArray())) {
      while (walk.next()) {
        Bytes key = Bytes.wrap(walk.key());
        if (key.compareTo(to) >= 0) {
          break;
        }
        keys.add(key);
      }
    }
    return keys;
  }

  /** Puts the first block, and all that points to it. */
  static void putGenesis(WriteBatch batch, BlockRef block, byte[] header, BlockImport genesis) {
    batch.put(Column.META, FORMAT_KEY, FORMAT);
    putBlock(batch, block.hash(), header, genesis);
    putCanonical(batch, block);
    for (Pointer pointer : Pointer.values()) {
      put(batch, pointer, block.hash());
    }
    put(batch, BlockList.LEAVES, List.of(block.hash()));
  }

  static void putBlock(WriteBatch batch, H256 hash, byte[] header, BlockImport block) {
    byte[] key = hash.unsafeArray();
    batch.put(Column.HEADER, key, header);
    batch.put(Column.BODY, key, BODY.encode(block.extrinsics()));
    if (!block.justifications().isEmpty()) {
      putJustifications(batch, hash, block.justifications());
    }
    putAuxiliary(batch, block.auxiliary());
  }

  static void putJustifications(WriteBatch batch, H256 hash, List<Justification> list) {
    batch.put(Column.JUSTIFICATION, hash.unsafeArray(), Justification.LIST.encode(list));
  }

  static void putAuxiliary(WriteBatch batch, List<BlockImport.Auxiliary> entries) {
    for (BlockImport.Auxiliary entry : entries) {
      Bytes value = entry.value();
      if (value == null) {
        batch.delete(Column.AUXILIARY, entry.key().unsafeArray());
      } else {
        batch.put(Column.AUXILIARY, entry.key().unsafeArray(), value.unsafeArray());
      }
    }
  }

  static void deleteBlock(WriteBatch batch, H256 hash) {
    for (Column column : List.of(Column.HEADER, Column.BODY, Column.JUSTIFICATION)) {
      batch.delete(column, hash.unsafeArray());
    }
  }

  static void put(WriteBatch batch, Pointer pointer, H256 hash) {
    batch.put(Column.META, pointer.key, hash.unsafeArray());
  }

  static void put(WriteBatch batch, BlockList list, List<H256> hashes) {
    batch.put(Column.META, list.key, HASHES.encode(hashes));
  }

  static void putCanonical(WriteBatch batch, BlockRef block) {
    batch.put(Column.CANONICAL, key(block.number()), block.hash().unsafeArray());
  }

  static void deleteCanonical(WriteBatch batch, long number) {
    batch.delete(Column.CANONICAL, key(number));
  }

  private static byte[] key(long number) {
    return ByteBuffer.allocate(8).putLong(number).array();
  }
}
