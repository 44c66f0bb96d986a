package io.serinus.host.state;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** What the overlay holds for a key in one transaction. */
sealed interface OverlayValue {

  /** Returns the value, or null if the key is cleared. Not to be modified. */
  byte @Nullable [] bytes();

  /** Returns about how many bytes the value takes. */
  int size();

  /**
   * Lets go of the room that a value took which lay above this one and is gone.
   *
   * @param above what lies there now
   */
  default void trim(@Nullable OverlayValue above) {}

  /** A value as it was set, or none. */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record Plain(byte @Nullable [] bytes) implements OverlayValue {
    static final Plain CLEARED = new Plain(null);

    @Override
    public int size() {
      return bytes == null ? 0 : bytes.length;
    }
  }

  /**
   * A list that is being appended to: its items lie one after another in a buffer that grows, and
   * the count goes in front only when the list is read.
   *
   * <p>An inner transaction appends to the same buffer as the outer one, each remembering how far
   * its own list goes. Only the innermost ever appends, so what lies beyond its own end was left by
   * a transaction that was rolled back, and is overwritten. Thus neither opening, committing nor
   * rolling back a transaction copies the list.
   */
  final class Appended implements OverlayValue {
    private static final long MAX_COUNT = 0xffff_ffffL;

    /** No buffer is shorter. */
    private static final int MIN_BUFFER = 64;

    /** The buffer that nested transactions share. */
    private static final class Items {
      byte[] buffer;

      Items(byte[] buffer) {
        this.buffer = buffer;
      }
    }

    private Items items;
    private int length;
    private long count;
    private byte @Nullable [] whole;

    private Appended(Items items, int length, long count) {
      this.items = items;
      this.length = length;
      this.count = count;
    }

    /**
     * Starts from an encoded list, of which only the count in front is looked at; anything that
     * does not begin with a count is no list and is dropped.
     */
    static Appended from(byte @Nullable [] list) {
      if (list == null || list.length == 0) {
        return new Appended(new Items(new byte[MIN_BUFFER]), 0, 0);
      }
      int prefix = prefixLength(list);
      if (prefix == 0) {
        return new Appended(new Items(new byte[MIN_BUFFER]), 0, 0);
      }
      int length = list.length - prefix;
      byte[] buffer = new byte[Math.max(MIN_BUFFER, length + (length >> 1))];
      System.arraycopy(list, prefix, buffer, 0, length);
      return new Appended(new Items(buffer), length, readCount(list, prefix));
    }

    /** Returns the same list for an inner transaction. */
    Appended inner() {
      return new Appended(items, length, count);
    }

    void append(byte[] item) {
      if (count == MAX_COUNT) {
        // The count would not fit: the reference host starts over with the new item alone. What is
        // there may be an outer transaction's too.
        items = new Items(new byte[MIN_BUFFER]);
        length = 0;
        count = 0;
      }
      int end = Math.addExact(length, item.length);
      if (items.buffer.length < end) {
        items.buffer =
            Arrays.copyOf(items.buffer, (int) Math.min((long) end * 2, Integer.MAX_VALUE - 16));
      }
      System.arraycopy(item, 0, items.buffer, length, item.length);
      length = end;
      count++;
      whole = null;
    }

    @Override
    public byte[] bytes() {
      byte[] bytes = whole;
      if (bytes == null) {
        int prefix = compactLength(count);
        bytes = new byte[prefix + length];
        writeCount(bytes, prefix);
        System.arraycopy(items.buffer, 0, bytes, prefix, length);
        whole = bytes;
      }
      return bytes;
    }

    @Override
    public int size() {
      return length;
    }

    /** A buffer is trimmed only where half as much was appended: the copy costs no more. */
    @Override
    public void trim(@Nullable OverlayValue above) {
      boolean shared = above instanceof Appended inner && inner.items == items;
      if (!shared && items.buffer.length > 3L * Math.max(MIN_BUFFER, length)) {
        items.buffer = Arrays.copyOf(items.buffer, Math.max(MIN_BUFFER, length));
      }
    }

    private void writeCount(byte[] out, int prefix) {
      if (prefix == 5) {
        out[0] = 3;
        for (int i = 0; i < 4; i++) {
          out[1 + i] = (byte) (count >> 8 * i);
        }
        return;
      }
      long v = count << 2 | (prefix == 4 ? 2 : prefix - 1);
      for (int i = 0; i < prefix; i++) {
        out[i] = (byte) (v >> 8 * i);
      }
    }

    private static int compactLength(long n) {
      return n < 1 << 6 ? 1 : n < 1 << 14 ? 2 : n < 1 << 30 ? 4 : 5;
    }

    /** Returns how many bytes the count in front takes, 0 if there is no proper count. */
    private static int prefixLength(byte[] list) {
      int prefix =
          switch (list[0] & 3) {
            case 0 -> 1;
            case 1 -> 2;
            case 2 -> 4;
            default -> list[0] == 3 ? 5 : 0;
          };
      return prefix > list.length || compactLength(readCount(list, prefix)) != prefix ? 0 : prefix;
    }

    private static long readCount(byte[] list, int prefix) {
      long v = 0;
      for (int i = prefix == 5 ? 1 : 0; i < prefix; i++) {
        v |= (list[i] & 0xffL) << 8 * (prefix == 5 ? i - 1 : i);
      }
      return prefix == 5 ? v : v >> 2;
    }
  }
}
