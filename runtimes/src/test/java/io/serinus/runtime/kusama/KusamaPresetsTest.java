package io.serinus.runtime.kusama;

import static org.assertj.core.api.Assertions.assertThat;

import com.eclipsesource.json.JsonArray;
import com.eclipsesource.json.JsonObject;
import com.eclipsesource.json.JsonValue;
import io.serinus.crypto.keys.KeyPair;
import io.serinus.crypto.keys.SignatureScheme;
import io.serinus.crypto.keys.Ss58Address;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class KusamaPresetsTest {
  private static String key(SignatureScheme scheme, String uri) {
    return Ss58Address.encode(Ss58Address.GENERIC, KeyPair.fromUri(scheme, uri).publicKey());
  }

  @ParameterizedTest
  @EnumSource
  void keysAreDerivedFromNames(DevAccount account) {
    String name = account.name();
    String uri = "//" + name.charAt(0) + name.substring(1).toLowerCase(Locale.ROOT);
    assertThat(account.account()).isEqualTo(key(SignatureScheme.SR25519, uri));
    assertThat(account.stash()).isEqualTo(key(SignatureScheme.SR25519, uri + "//stash"));
    assertThat(account.ed25519()).isEqualTo(key(SignatureScheme.ED25519, uri));
    assertThat(account.ecdsa()).isEqualTo(key(SignatureScheme.ECDSA, uri));
  }

  /** As Kusama's own presets do it, which tools read and change. */
  @Test
  void balancesAreNumbersByAddress() {
    JsonObject development = KusamaPresets.ALL.get("development").get();
    List<String> endowed = new ArrayList<>();
    for (JsonValue entry : development.get("balances").asObject().get("balances").asArray()) {
      JsonArray pair = entry.asArray();
      endowed.add(pair.get(0).asString());
      assertThat(pair.get(1).asLong()).isEqualTo(1_000_000_000_000_000_000L);
    }
    assertThat(endowed)
        .hasSize(12)
        .startsWith("5GrwvaEF5zXb26Fz9rcQpDWS57CtERHpNehXCPcNoHGKutQY")
        .endsWith("5CRmqmsiNFExV6VbdmPJViVxrWmkaXXvBrSX8oqBT8R9vmWk");
  }
}
