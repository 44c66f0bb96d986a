package io.serinus.primitives.runtime;

import io.serinus.scale.Bytes;
import io.serinus.scale.Codec;
import io.serinus.scale.Codecs;
import io.serinus.scale.info.TypeInfo;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What an author tells the runtime of the world outside.
 *
 * @param data by identifiers of 8 bytes; each value is the encoding of something
 */
public record InherentData(SortedMap<Bytes, Bytes> data) {
  /** The size of an identifier in bytes. */
  public static final int ID_LENGTH = 8;

  public static final InherentData EMPTY = new InherentData(new TreeMap<>());

  /** The time, in milliseconds, a {@code u64}. */
  public static final Bytes TIMESTAMP = Bytes.ofText("timstap0");

  /** The slot of BABE, a {@code u64}. */
  public static final Bytes BABE_SLOT = Bytes.ofText("babeslot");

  /** What the parachains' pallets are told. */
  public static final Bytes PARACHAINS = Bytes.ofText("parachn0");

  private static final Codec<Bytes> ID =
      Codecs.mapped(
          Codecs.fixedBytes(ID_LENGTH),
          Bytes::unsafeArray,
          Bytes::wrap,
          Codecs.fixedBytes(ID_LENGTH)::type);
  private static final Codec<SortedMap<Bytes, Bytes>> DATA = Codecs.map(ID, Bytes.CODEC);

  public static final Codec<InherentData> CODEC =
      Codecs.mapped(
          DATA,
          InherentData::data,
          InherentData::new,
          () ->
              new TypeInfo.Composite(
                  "sp_inherents::InherentData",
                  List.of(
                      new TypeInfo.Field(
                          "data", DATA::type, "BTreeMap<InherentIdentifier, Vec<u8>>"))));

  public InherentData {
    data = new TreeMap<>(data);
  }

  /** The items, copied. */
  @Override
  public SortedMap<Bytes, Bytes> data() {
    return new TreeMap<>(data);
  }

  /** The same with one item more, or another in its place. */
  public InherentData with(Bytes id, Bytes value) {
    if (id.length() != ID_LENGTH) {
      throw new IllegalArgumentException("an identifier of " + id.length() + " bytes");
    }
    SortedMap<Bytes, Bytes> more = new TreeMap<>(data);
    more.put(id, value);
    return new InherentData(more);
  }

  /** The item, or null. */
  public @Nullable Bytes get(Bytes id) {
    return data.get(id);
  }
}
