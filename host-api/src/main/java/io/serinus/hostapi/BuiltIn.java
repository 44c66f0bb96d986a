package io.serinus.hostapi;

/** What a blob knows because it was found out when it was built. */
public final class BuiltIn {
  private BuiltIn() {}

  /**
   * The hash of the runtime's metadata in hexadecimal; empty where none was built in, as in a JVM.
   * The builder of blobs puts the value in the place of this method.
   */
  public static String metadataHash() {
    return "";
  }
}
