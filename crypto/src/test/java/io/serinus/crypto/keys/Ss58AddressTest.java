package io.serinus.crypto.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.serinus.crypto.keys.Ss58Exception.Reason;
import java.util.HexFormat;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class Ss58AddressTest {
  private static final byte[] ALICE =
      HexFormat.of().parseHex("d43593c715fdd31c61141abd04a99fd6822c8558854ccde39a5684e7a56da27d");

  @ParameterizedTest
  @CsvSource({
    "42, 5GrwvaEF5zXb26Fz9rcQpDWS57CtERHpNehXCPcNoHGKutQY",
    "0, 15oF4uVJwmo4TdGW7VfQxNLavjCXviqxT9S1MgbjMNHr6Sp5",
    "2, HNZata7iMYWmk5RvZRTiAsSDhV8366zq2YGb3tLH5Upf74F"
  })
  void aliceOnWellKnownNetworks(int prefix, String address) {
    assertThat(Ss58Address.encode(prefix, ALICE)).isEqualTo(address);
    assertThat(Ss58Address.decode(address)).isEqualTo(new Ss58Address(prefix, ALICE));
  }

  @Property(tries = 300)
  void everyPrefixAndKeyComesBack(
      @ForAll @IntRange(max = 16383) int prefix, @ForAll @Size(32) byte[] key) {
    Assume.that(prefix != 46 && prefix != 47);
    assertThat(Ss58Address.decode(Ss58Address.encode(prefix, key)))
        .isEqualTo(new Ss58Address(prefix, key));
  }

  @Test
  void everyBodyWithEveryChecksumComesBack() {
    for (int length : new int[] {1, 2, 4, 8, 32, 33}) {
      Ss58Address address = new Ss58Address(1000, new byte[length]);
      for (int checksum = length >= 32 ? 2 : 1; checksum <= Math.min(length, 8); checksum++) {
        if (length < 32 || checksum == 2) {
          assertThat(Ss58Address.decode(address.encode(checksum))).isEqualTo(address);
        }
      }
    }
    assertThatThrownBy(() -> new Ss58Address(0, new byte[4]).encode(5))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Property(tries = 200)
  void oneWrongCharacterIsNoticed(
      @ForAll @IntRange(max = 47) int place, @ForAll @IntRange(min = 1, max = 57) int by) {
    String alphabet = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";
    StringBuilder address = new StringBuilder(Ss58Address.encode(42, ALICE));
    int digit = alphabet.indexOf(address.charAt(place));
    address.setCharAt(place, alphabet.charAt((digit + by) % 58));
    assertThatThrownBy(() -> Ss58Address.decode(address.toString()))
        .isInstanceOf(Ss58Exception.class);
  }

  @Test
  void errorsSayWhy() {
    assertReason("0OIl", Reason.BAD_BASE58);
    assertReason("1".repeat(200), Reason.BAD_BASE58);
    assertReason("", Reason.BAD_LENGTH);
    assertReason(Base58.encode(new byte[20]), Reason.BAD_LENGTH);
    assertReason("5GrwvaEF5zXb26Fz9rcQpDWS57CtERHpNehXCPcNoHGKutQZ", Reason.INVALID_CHECKSUM);
    byte[] high = new byte[35];
    high[0] = (byte) 128;
    assertReason(Base58.encode(high), Reason.INVALID_PREFIX);
    byte[] overlong = new byte[36];
    overlong[0] = 64;
    assertReason(Base58.encode(overlong), Reason.INVALID_PREFIX);
    assertThatThrownBy(() -> new Ss58Address(46, ALICE))
        .isInstanceOfSatisfying(
            Ss58Exception.class, e -> assertThat(e.reason()).isEqualTo(Reason.RESERVED_PREFIX));
    assertThatThrownBy(() -> new Ss58Address(16384, ALICE)).isInstanceOf(Ss58Exception.class);
  }

  private static void assertReason(String text, Reason reason) {
    assertThatThrownBy(() -> Ss58Address.decode(text))
        .isInstanceOfSatisfying(Ss58Exception.class, e -> assertThat(e.reason()).isEqualTo(reason));
  }
}
