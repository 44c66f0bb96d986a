package io.serinus.frame.storage;

/** The first 32 bytes of a storage item's keys, hashed from its names at first use. */
public final class StoragePrefix {
  private final String pallet;
  private final String item;
  private byte[] bytes = new byte[0];

  public StoragePrefix(String pallet, String item) {
    this.pallet = pallet;
    this.item = item;
  }

  /**
   * A prefix whose hash is known.
   *
   * @param bytes the hashes of both names
   */
  public StoragePrefix(String pallet, String item, byte[] bytes) {
    this(pallet, item);
    this.bytes = bytes;
  }

  /** The bytes, not to be changed. */
  public byte[] bytes() {
    byte[] known = bytes;
    if (known.length == 0) {
      known = Unhashed.prefix(pallet, item);
      bytes = known;
    }
    return known;
  }
}
