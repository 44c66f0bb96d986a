package io.serinus.consensus.grandpa;

import io.serinus.primitives.H256;
import io.serinus.primitives.Header;
import io.serinus.scale.Bytes;
import io.serinus.scale.Codec;
import io.serinus.scale.Codecs;
import io.serinus.scale.Tuple3;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.LongFunction;

/**
 * A proof that a block is final, as {@code grandpa_proveFinality} gives it.
 *
 * @param block the block that the justification is of: the one asked for or a descendant
 * @param justification encoded
 * @param unknownHeaders the headers from above the block asked for up to this one
 */
public record FinalityProof(H256 block, Bytes justification, List<Header> unknownHeaders) {
  private static final Codec<Tuple3<H256, Bytes, List<Header>>> FIELDS =
      Tuple3.codec(H256.CODEC, Bytes.CODEC, Codecs.list(Header.CODEC));

  public static final Codec<FinalityProof> CODEC =
      Codecs.mapped(
          FIELDS,
          v -> new Tuple3<>(v.block, v.justification, v.unknownHeaders),
          v -> new FinalityProof(v.first(), v.second(), v.third()),
          FIELDS::type);

  /** More headers a proof does not hold; none then. */
  private static final int MAX_UNKNOWN_HEADERS = 100_000;

  public FinalityProof {
    unknownHeaders = List.copyOf(unknownHeaders);
  }

  static FinalityProof of(
      long number, GrandpaJustification justification, LongFunction<Optional<Header>> headers) {
    List<Header> unknown = new ArrayList<>();
    long last = justification.target().number();
    if (last - number <= MAX_UNKNOWN_HEADERS) {
      for (long n = number + 1; n <= last; n++) {
        headers.apply(n).ifPresent(unknown::add);
      }
    }
    return new FinalityProof(
        justification.target().hash(),
        Bytes.wrap(GrandpaJustification.CODEC.encode(justification)),
        unknown);
  }
}
