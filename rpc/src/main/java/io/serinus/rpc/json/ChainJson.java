package io.serinus.rpc.json;

import com.fasterxml.jackson.core.JsonGenerator;
import io.serinus.primitives.DigestItem;
import io.serinus.primitives.Header;
import io.serinus.primitives.RuntimeVersion;
import java.io.IOException;

/** Chain types as the methods of today show them. */
public final class ChainJson {
  private ChainJson() {}

  /** A header: hashes, the number in hexadecimal, and the digest's items encoded. */
  public static JsonBody header(Header header) {
    return out -> {
      out.writeStartObject();
      out.writeStringField("parentHash", header.parentHash().toString());
      out.writeStringField("number", Hex.quantity(header.number()));
      out.writeStringField("stateRoot", header.stateRoot().toString());
      out.writeStringField("extrinsicsRoot", header.extrinsicsRoot().toString());
      out.writeObjectFieldStart("digest");
      out.writeArrayFieldStart("logs");
      for (DigestItem item : header.digest().logs()) {
        out.writeString(Hex.encode(DigestItem.CODEC.encode(item)));
      }
      out.writeEndArray();
      out.writeEndObject();
      out.writeEndObject();
    };
  }

  /** A runtime's version, with its APIs as pairs. */
  public static JsonBody runtimeVersion(RuntimeVersion version) {
    return out -> {
      out.writeStartObject();
      out.writeStringField("specName", version.specName());
      out.writeStringField("implName", version.implName());
      out.writeNumberField("authoringVersion", version.authoringVersion());
      out.writeNumberField("specVersion", version.specVersion());
      out.writeNumberField("implVersion", version.implVersion());
      out.writeArrayFieldStart("apis");
      for (RuntimeVersion.Api api : version.apis()) {
        out.writeStartArray();
        out.writeString(Hex.encode(api.id().toArray()));
        out.writeNumber(api.version());
        out.writeEndArray();
      }
      out.writeEndArray();
      out.writeNumberField("transactionVersion", version.transactionVersion());
      out.writeNumberField("systemVersion", version.systemVersion());
      // What the field above was called; older clients look for it.
      out.writeNumberField("stateVersion", version.systemVersion());
      out.writeEndObject();
    };
  }

  /** A runtime's version as the new interface shows it, with its APIs as an object. */
  public static void writeSpec(JsonGenerator out, RuntimeVersion version) throws IOException {
    out.writeStartObject();
    out.writeStringField("specName", version.specName());
    out.writeStringField("implName", version.implName());
    out.writeNumberField("specVersion", version.specVersion());
    out.writeNumberField("implVersion", version.implVersion());
    out.writeObjectFieldStart("apis");
    for (RuntimeVersion.Api api : version.apis()) {
      out.writeNumberField(Hex.encode(api.id().toArray()), api.version());
    }
    out.writeEndObject();
    out.writeNumberField("transactionVersion", version.transactionVersion());
    out.writeEndObject();
  }
}
