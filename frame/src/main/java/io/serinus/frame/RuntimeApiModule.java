package io.serinus.frame;

import io.serinus.scale.Bytes;
import io.serinus.scale.Hex;
import io.serinus.scale.ScaleReader;
import io.serinus.scale.ScaleWriter;
import io.serinus.scale.info.TypeInfo;
import java.util.List;
import java.util.function.Supplier;

/** A runtime API as a runtime offers it; the annotation processor writes one subclass an API. */
public abstract class RuntimeApiModule {
  private final String name;
  private final Bytes id;
  private final int version;
  private final String docs;
  private final List<Function> functions;

  protected RuntimeApiModule(
      String name, String id, int version, String docs, List<Function> functions) {
    this.name = name;
    this.id = Bytes.wrap(Hex.parse(id));
    this.version = version;
    this.docs = docs;
    this.functions = functions;
  }

  /** Reads the arguments, calls, and writes the result. */
  @FunctionalInterface
  public interface Body {
    void run(ScaleReader in, ScaleWriter out);
  }

  /** One function; its exported name is the API's, an underscore and this one. */
  public record Function(
      String name,
      List<TypeInfo.Field> inputs,
      Supplier<TypeInfo> output,
      String docs,
      Body body) {}

  public final String name() {
    return name;
  }

  /** The eight bytes that runtime versions list. */
  public final Bytes id() {
    return id;
  }

  public final int version() {
    return version;
  }

  public final String docs() {
    return docs;
  }

  public final List<Function> functions() {
    return functions;
  }
}
