package io.serinus.node.cli.state;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;

/** Reads JSON that holds blobs and blocks as strings. */
public final class JsonFiles {
  /** The largest blob has 50 MiB, the largest block less than 64; both are hexadecimal here. */
  private static final int MAX_STRING = (128 << 20) + 2;

  public static final ObjectMapper MAPPER =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder().maxStringLength(MAX_STRING).build())
                  .build())
          .build();

  private JsonFiles() {}
}
