package io.serinus.node.config;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/** The version of this build of Serinus. */
public final class ProductVersion {
  private static final String VERSION = load();

  private ProductVersion() {}

  /** The version, such as {@code 0.1.0}. */
  public static String get() {
    return VERSION;
  }

  private static String load() {
    try (InputStream in = ProductVersion.class.getResourceAsStream("/serinus.properties")) {
      Properties properties = new Properties();
      properties.load(in);
      return properties.getProperty("version").replace("-SNAPSHOT", "");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
