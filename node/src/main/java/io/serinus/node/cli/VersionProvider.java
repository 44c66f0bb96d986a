package io.serinus.node.cli;

import io.serinus.node.config.ProductVersion;
import picocli.CommandLine.IVersionProvider;

final class VersionProvider implements IVersionProvider {
  @Override
  public String[] getVersion() {
    return new String[] {"serinus " + ProductVersion.get()};
  }
}
