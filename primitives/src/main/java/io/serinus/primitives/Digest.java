package io.serinus.primitives;

import io.serinus.scale.Bytes;
import io.serinus.scale.Codec;
import io.serinus.scale.Codecs;
import io.serinus.scale.info.TypeInfo;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The part of a header that speaks to and from consensus engines. */
public record Digest(List<DigestItem> logs) {
  public static final Digest EMPTY = new Digest(List.of());
  private static final Codec<List<DigestItem>> LOGS = Codecs.list(DigestItem.CODEC);
  public static final Codec<Digest> CODEC =
      Codecs.mapped(
          LOGS,
          Digest::logs,
          Digest::new,
          () ->
              new TypeInfo.Composite(
                  "sp_runtime::generic::digest::Digest",
                  List.of(new TypeInfo.Field("logs", LOGS::type, "Vec<DigestItem>"))));

  public Digest {
    logs = List.copyOf(logs);
  }

  /** The digest with one item more at its end. */
  public Digest with(DigestItem item) {
    List<DigestItem> more = new ArrayList<>(logs.size() + 1);
    more.addAll(logs);
    more.add(item);
    return new Digest(more);
  }

  /** The data of the first item from the engine's author to the runtime, or null. */
  public @Nullable Bytes preRuntime(EngineId engine) {
    for (DigestItem item : logs) {
      if (item instanceof DigestItem.PreRuntime it && it.engine().equals(engine)) {
        return it.data();
      }
    }
    return null;
  }

  /** The seal if the last item is one, or null. */
  public DigestItem.@Nullable Seal seal() {
    return !logs.isEmpty() && logs.getLast() instanceof DigestItem.Seal seal ? seal : null;
  }

  /** The digest without its last item. */
  public Digest withoutLast() {
    return new Digest(logs.subList(0, logs.size() - 1));
  }
}
