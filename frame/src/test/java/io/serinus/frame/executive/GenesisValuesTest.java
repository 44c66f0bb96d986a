package io.serinus.frame.executive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.eclipsesource.json.Json;
import io.serinus.frame.GenesisException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GenesisValuesTest {
  private static final String ALICE =
      "d43593c715fdd31c61141abd04a99fd6822c8558854ccde39a5684e7a56da27d";

  /** The example of RFC 7693, appendix A. */
  @Test
  void addressesAreCheckedByBlake2b() {
    assertThat(Blake2b.hash512("abc".getBytes(StandardCharsets.US_ASCII)))
        .asHexString()
        .isEqualToIgnoringCase(
            "ba80a53f981c4d0d6a2797b69f12f6e94c212f14685ac4b74b12bb6fdbffa2d1"
                + "7d87c5392aab792dc252d5de4533cc9518d38aa8dbf1925ab92386edd4009923");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "5GrwvaEF5zXb26Fz9rcQpDWS57CtERHpNehXCPcNoHGKutQY",
        "HNZata7iMYWmk5RvZRTiAsSDhV8366zq2YGb3tLH5Upf74F",
        "aUuBHS3LZKnPuxyDJYhteYPwGWg932LjHPtbBQKQBA55F4B1T",
        "0xd43593c715fdd31c61141abd04a99fd6822c8558854ccde39a5684e7a56da27d"
      })
  void accountsAreReadFromAddressesOfAnyNetwork(String text) {
    assertThat(GenesisValues.account(Json.value(text)).toArray())
        .isEqualTo(HexFormat.of().parseHex(ALICE));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "5GrwvaEF5zXb26Fz9rcQpDWS57CtERHpNehXCPcNoHGKutQX",
        "5GrwvaEF5zXb26Fz9rcQpDWS57CtERHpNehXCPcNoHGKutZY",
        "5GrwvaEF5zXb26Fz9rcQpDWS57CtERHpNehXCPcNoHGKut0Y",
        "1",
        "",
        "0xd435"
      })
  void whatIsNoAddressIsRefused(String text) {
    assertThatThrownBy(() -> GenesisValues.account(Json.value(text)))
        .isInstanceOf(GenesisException.class);
  }

  @ParameterizedTest
  @CsvSource({"-1", "1.5", "1e3", "18446744073709551616", "true", "null"})
  void whatIsNoNumberIsRefused(String json) {
    assertThatThrownBy(() -> GenesisValues.number(Json.parse(json)))
        .isInstanceOf(GenesisException.class);
  }

  @Test
  void numbersAreBounded() {
    assertThat(GenesisValues.number(Json.parse("18446744073709551615"))).isEqualTo(-1);
    assertThat(GenesisValues.u32(Json.parse("4294967295"))).isEqualTo(0xffff_ffffL);
    assertThatThrownBy(() -> GenesisValues.u32(Json.parse("4294967296")))
        .isInstanceOf(GenesisException.class);
    assertThat(GenesisValues.tuple(Json.parse("[1,2]"), 2)).hasSize(2);
    assertThatThrownBy(() -> GenesisValues.tuple(Json.parse("[1,2,3]"), 2))
        .isInstanceOf(GenesisException.class);
  }
}
