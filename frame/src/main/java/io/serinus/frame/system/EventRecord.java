package io.serinus.frame.system;

import io.serinus.frame.RuntimeEvent;
import io.serinus.primitives.H256;
import io.serinus.scale.Codec;
import io.serinus.scale.Codecs;
import io.serinus.scale.info.TypeInfo;
import java.util.List;

/** An event as it is stored. */
public record EventRecord(Phase phase, RuntimeEvent event, List<H256> topics) {
  private static final Codec<List<H256>> TOPICS = Codecs.list(H256.CODEC);

  /** Described with its two parameters, by which tools find the runtime's event type. */
  public static final Codec<EventRecord> CODEC =
      Codecs.of(
          (v, out) -> {
            PhaseCodec.CODEC.encode(v.phase, out);
            RuntimeEvent.CODEC.encode(v.event, out);
            TOPICS.encode(v.topics, out);
          },
          in ->
              new EventRecord(
                  PhaseCodec.CODEC.decode(in), RuntimeEvent.CODEC.decode(in), TOPICS.decode(in)),
          () ->
              new TypeInfo.Composite(
                  "frame_system::EventRecord",
                  List.of(
                      new TypeInfo.Param("E", RuntimeEvent.CODEC::type),
                      new TypeInfo.Param("T", H256.CODEC::type)),
                  List.of(
                      new TypeInfo.Field("phase", PhaseCodec.CODEC::type, "Phase"),
                      new TypeInfo.Field("event", RuntimeEvent.CODEC::type, "E"),
                      new TypeInfo.Field("topics", TOPICS::type, "Vec<T>")),
                  ""));
}
