package io.serinus.primitives.runtime;

import io.serinus.primitives.arithmetic.Unsigned;
import io.serinus.scale.Bytes;
import io.serinus.scale.Codec;
import io.serinus.scale.Codecs;
import io.serinus.scale.info.TypeInfo;
import java.util.ArrayList;
import java.util.List;

/**
 * What the pool is told of a transaction that is valid.
 *
 * @param priority which goes first of those that could; an unsigned {@code u64}
 * @param requires what must be provided by others before
 * @param provides what it provides; two that provide the same exclude each other
 * @param longevity for how many blocks it stays valid; an unsigned {@code u64}
 * @param propagate whether peers are to have it
 */
public record ValidTransaction(
    long priority, List<Bytes> requires, List<Bytes> provides, long longevity, boolean propagate) {
  private static final Codec<List<Bytes>> TAGS = Codecs.list(Bytes.CODEC);

  public static final Codec<ValidTransaction> CODEC =
      Codecs.of(
          (v, out) -> {
            out.writeU64(v.priority);
            TAGS.encode(v.requires, out);
            TAGS.encode(v.provides, out);
            out.writeU64(v.longevity).writeBool(v.propagate);
          },
          in ->
              new ValidTransaction(
                  in.readU64(), TAGS.decode(in), TAGS.decode(in), in.readU64(), in.readBool()),
          () ->
              new TypeInfo.Composite(
                  "sp_runtime::transaction_validity::ValidTransaction",
                  List.of(
                      new TypeInfo.Field("priority", Codecs.U64::type, "TransactionPriority"),
                      new TypeInfo.Field("requires", TAGS::type, "Vec<TransactionTag>"),
                      new TypeInfo.Field("provides", TAGS::type, "Vec<TransactionTag>"),
                      new TypeInfo.Field("longevity", Codecs.U64::type, "TransactionLongevity"),
                      new TypeInfo.Field("propagate", Codecs.BOOL::type, "bool"))));

  /** Valid, with nothing to say of it: no priority, no tags, for ever. */
  public static final ValidTransaction DEFAULT =
      new ValidTransaction(0, List.of(), List.of(), Unsigned.MAX, true);

  public ValidTransaction {
    requires = List.copyOf(requires);
    provides = List.copyOf(provides);
  }

  /** What holds if both do: the tags of both, the sum of priorities, the shorter life. */
  public ValidTransaction combineWith(ValidTransaction other) {
    return new ValidTransaction(
        Unsigned.saturatingAdd(priority, other.priority),
        joined(requires, other.requires),
        joined(provides, other.provides),
        Unsigned.min(longevity, other.longevity),
        propagate && other.propagate);
  }

  private static List<Bytes> joined(List<Bytes> first, List<Bytes> second) {
    if (second.isEmpty()) {
      return first;
    }
    List<Bytes> all = new ArrayList<>(first);
    all.addAll(second);
    return all;
  }

  public ValidTransaction withPriority(long newPriority) {
    return new ValidTransaction(newPriority, requires, provides, longevity, propagate);
  }

  public ValidTransaction withLongevity(long newLongevity) {
    return new ValidTransaction(priority, requires, provides, newLongevity, propagate);
  }

  /** With one tag required more. */
  public ValidTransaction requiring(Bytes tag) {
    return new ValidTransaction(
        priority, joined(requires, List.of(tag)), provides, longevity, propagate);
  }

  /** With one tag provided more. */
  public ValidTransaction providing(Bytes tag) {
    return new ValidTransaction(
        priority, requires, joined(provides, List.of(tag)), longevity, propagate);
  }
}
