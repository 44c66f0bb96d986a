package io.serinus.frame.system.extension;

import io.serinus.frame.extrinsic.JudgingExtension;
import io.serinus.scale.Codec;
import io.serinus.scale.Codecs;
import io.serinus.scale.Unit;
import io.serinus.scale.info.TypeInfo;
import java.util.List;

/** An extension that transactions carry no data for, and that only judges. */
public abstract class MarkerExtension extends JudgingExtension<Unit> {
  private final String identifier;
  private final Codec<Unit> codec;

  /**
   * @param path of its type in metadata, whose last part is its name
   */
  protected MarkerExtension(String path) {
    this.identifier = path.substring(path.lastIndexOf(':') + 1);
    this.codec = codec(path);
  }

  /** The codec of no data, of the type with this path in metadata. */
  static Codec<Unit> codec(String path) {
    return Codecs.of(
        (v, out) -> {},
        in -> Unit.UNIT,
        () -> new TypeInfo.Composite(path, List.of(new TypeInfo.Param("T", null)), List.of(), ""));
  }

  @Override
  public final String identifier() {
    return identifier;
  }

  @Override
  public final Codec<Unit> codec() {
    return codec;
  }
}
