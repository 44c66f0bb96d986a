package io.serinus.host.chain;

import io.serinus.primitives.EngineId;
import io.serinus.scale.Bytes;
import io.serinus.scale.Codec;
import io.serinus.scale.Codecs;
import io.serinus.scale.info.TypeInfo;
import java.util.List;

/**
 * Why a block is final, in the words of one consensus engine.
 *
 * @param proof what the engine encoded; for GRANDPA its {@code GrandpaJustification}
 */
public record Justification(EngineId engine, Bytes proof) {
  /** A block's justifications, as they are stored and sent: pairs of engine and proof. */
  public static final Codec<List<Justification>> LIST =
      Codecs.list(
          Codecs.of(
              (v, out) -> {
                EngineId.CODEC.encode(v.engine, out);
                Bytes.CODEC.encode(v.proof, out);
              },
              in -> new Justification(EngineId.CODEC.decode(in), Bytes.CODEC.decode(in)),
              () ->
                  new TypeInfo.Composite(
                      "",
                      List.of(
                          new TypeInfo.Field("engine", EngineId.CODEC::type),
                          new TypeInfo.Field("proof", Bytes.CODEC::type)))));
}
