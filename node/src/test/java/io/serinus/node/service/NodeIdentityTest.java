package io.serinus.node.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HexFormat;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NodeIdentityTest {
  @TempDir private Path folder;

  private NodeIdentity load() throws IOException {
    return NodeIdentity.load(folder.resolve("network"), Optional.empty());
  }

  private Path file() {
    return folder.resolve("network/secret_ed25519");
  }

  @Test
  void isMadeOnceAndKept() throws IOException {
    NodeIdentity first = load();
    assertThat(load().peerId()).isEqualTo(first.peerId()).startsWith("12D3Koo");
    assertThat(Files.readAllBytes(file())).isEqualTo(first.seed());
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file())))
        .isEqualTo("rw-------");
    try (Stream<Path> files = Files.list(file().getParent())) {
      assertThat(files).containsExactly(file());
    }
    byte[] given = new byte[32];
    assertThat(NodeIdentity.load(folder, Optional.of(given)).seed()).isEqualTo(given);
  }

  @Test
  void hexadecimalIsReadAsWell() throws IOException {
    byte[] seed = load().seed();
    Files.writeString(file(), HexFormat.of().formatHex(seed) + "\n");
    assertThat(load().seed()).isEqualTo(seed);
  }

  @Test
  void whatIsNoKeyIsAnErrorThatNamesTheFile() throws IOException {
    load();
    for (byte[] bad : new byte[][] {{}, new byte[31], new byte[64], new byte[5000]}) {
      Files.write(file(), bad);
      assertThatThrownBy(this::load)
          .isInstanceOf(IOException.class)
          .hasMessageContaining("secret_ed25519");
    }
  }

  @Test
  void showsNoSecret() throws IOException {
    NodeIdentity identity = load();
    assertThat(identity.toString()).contains(identity.peerId());
    assertThat(identity.toString()).doesNotContain(HexFormat.of().formatHex(identity.seed()));
  }
}
