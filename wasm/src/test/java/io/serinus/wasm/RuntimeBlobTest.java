package io.serinus.wasm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

final class RuntimeBlobTest {
  @Test
  void compressesAndDecompresses() {
    byte[] module = new byte[100_000];
    Arrays.fill(module, (byte) 7);
    byte[] blob = RuntimeBlob.compress(module);
    assertThat(RuntimeBlob.isCompressed(blob)).isTrue();
    assertThat(blob).hasSizeLessThan(200);
    assertThat(RuntimeBlob.decompress(blob)).isEqualTo(module);
  }

  @Test
  void leavesBareModulesAlone() {
    byte[] module = {0, 'a', 's', 'm', 1, 0, 0, 0};
    assertThat(RuntimeBlob.decompress(module)).isSameAs(module);
  }

  @Test
  void refusesABombAndDamage() {
    byte[] bomb = RuntimeBlob.compress(new byte[RuntimeBlob.MAX_UNCOMPRESSED + 1]);
    assertThatThrownBy(() -> RuntimeBlob.decompress(bomb))
        .isInstanceOf(WasmFormatException.class)
        .hasMessageContaining("more than");
    byte[] damaged = RuntimeBlob.compress(new byte[1000]);
    damaged[9] ^= 0x55;
    assertThatThrownBy(() -> RuntimeBlob.decompress(damaged))
        .isInstanceOf(WasmFormatException.class);
  }
}
