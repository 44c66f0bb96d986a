package io.serinus.crypto.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeyStoreTest {
  private static final String ALICE_FILE =
      "62616265d43593c715fdd31c61141abd04a99fd6822c8558854ccde39a5684e7a56da27d";

  @TempDir private Path directory;

  @Test
  void bothStoresDoTheSame() {
    for (KeyStore store : new KeyStore[] {new MemoryKeyStore(), new FileKeyStore(directory)}) {
      byte[] alice = store.insert(KeyTypeId.BABE, SignatureScheme.SR25519, "//Alice");
      byte[] other = store.generate(KeyTypeId.BABE, SignatureScheme.SR25519);
      store.insert(KeyTypeId.GRANDPA, SignatureScheme.ED25519, "//Alice");
      assertThat(store.publicKeys(KeyTypeId.BABE, SignatureScheme.SR25519))
          .containsExactlyInAnyOrder(alice, other);
      assertThat(store.publicKeys(KeyTypeId.GRANDPA, SignatureScheme.ED25519)).hasSize(1);
      assertThat(store.publicKeys(KeyTypeId.BEEFY, SignatureScheme.ECDSA)).isEmpty();
      assertThat(store.find(KeyTypeId.BABE, alice)).contains("//Alice");
      assertThat(store.contains(KeyTypeId.GRANDPA, alice)).isFalse();
      KeyPair pair = store.pair(KeyTypeId.BABE, SignatureScheme.SR25519, other).orElseThrow();
      assertThat(pair.publicKey()).isEqualTo(other);
      // Under a key that the secret does not make there is no pair.
      store.insert(KeyTypeId.BABE, "//Bob", alice);
      assertThat(store.pair(KeyTypeId.BABE, SignatureScheme.SR25519, alice)).isEmpty();
    }
  }

  @Test
  void filesAreSubstrates() throws IOException {
    FileKeyStore store = new FileKeyStore(directory);
    byte[] alice = store.insert(KeyTypeId.BABE, SignatureScheme.SR25519, "//Alice");
    Path file = directory.resolve(ALICE_FILE);
    assertThat(Files.readString(file)).isEqualTo("\"//Alice\"");
    if (Files.getFileStore(file).supportsFileAttributeView("posix")) {
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
          .isEqualTo("rw-------");
    }
    try (Stream<Path> files = Files.list(directory)) {
      assertThat(files).containsExactly(file);
    }
    Files.writeString(file, "\"\\u002f/Al\\\"ice\\n\" \n");
    assertThat(store.find(KeyTypeId.BABE, alice)).contains("//Al\"ice\n");
    for (String bad : new String[] {"", "//Alice", "\"//Alice", "\"a\"b", "\"\\x\"", "\"\\u12\""}) {
      Files.writeString(file, bad);
      assertThatThrownBy(() -> store.find(KeyTypeId.BABE, alice))
          .isInstanceOf(UncheckedIOException.class);
    }
    Files.writeString(directory.resolve("62616265zz"), "x");
    assertThat(store.publicKeys(KeyTypeId.BABE, SignatureScheme.SR25519)).containsExactly(alice);
  }

  @Test
  void ephemeralKeysNeverReachTheDisk() throws IOException {
    FileKeyStore store = new FileKeyStore(directory);
    byte[] kept = store.insert(KeyTypeId.BABE, SignatureScheme.SR25519, "//Bob");
    byte[] alice = store.insertEphemeral(KeyTypeId.BABE, SignatureScheme.SR25519, "//Alice");
    assertThat(store.publicKeys(KeyTypeId.BABE, SignatureScheme.SR25519))
        .containsExactly(kept, alice);
    assertThat(store.find(KeyTypeId.BABE, alice)).contains("//Alice");
    FileKeyStore again = new FileKeyStore(directory);
    assertThat(again.publicKeys(KeyTypeId.BABE, SignatureScheme.SR25519)).containsExactly(kept);
    assertThat(again.contains(KeyTypeId.BABE, alice)).isFalse();
    try (Stream<Path> files = Files.list(directory)) {
      assertThat(files).hasSize(1);
    }
  }

  @Test
  void jsonRoundTrip() throws IOException {
    String text = "a\"b\\c\n\t\u0001é/";
    assertThat(JsonString.read(JsonString.write(text))).isEqualTo(text);
  }
}
