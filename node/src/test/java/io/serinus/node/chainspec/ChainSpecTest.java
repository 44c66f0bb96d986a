package io.serinus.node.chainspec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.serinus.host.client.BlockExecutor;
import io.serinus.host.client.Genesis;
import io.serinus.primitives.Header;
import io.serinus.trie.StateVersion;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChainSpecTest {
  private static final Path KUSAMA = Path.of("../../shared/data/kusama/ksmcc3.json");

  private static final String SMALL =
      """
      {"name":"Small","id":"small","chainType":"Local","bootNodes":["/ip4/127.0.0.1/tcp/1"],
       "telemetryEndpoints":[["/dns/telemetry.example/tcp/443",0]],
       "protocolId":"tiny","forkId":"f","properties":{"ss58Format":2},
       "codeSubstitutes":{"12":"0x0102"},
       "badBlocks":["0x0101010101010101010101010101010101010101010101010101010101010101"],
       "genesis":{"raw":{"top":{"0x01":"0xaa","0x3a636f6465":"0x00"},
                         "childrenDefault":{"0x77":{"0x02":"0xbb"}}}}}
      """;

  private static Genesis state(ChainSpec spec) {
    return ((GenesisSource.Raw) spec.genesis()).state();
  }

  @Test
  void theRealKusamasGenesisHasItsStateRootAndHash() {
    assumeTrue(Files.exists(KUSAMA), "needs ../shared/data/kusama/ksmcc3.json");
    ChainSpec spec = ChainSpecReader.read(KUSAMA);
    assertThat(spec.chainType()).isEqualTo(ChainType.LIVE);
    assertThat(spec.badBlocks()).hasSize(2);
    Header header = state(spec).block(StateVersion.V0).header();
    assertThat(header.stateRoot())
        .hasToString("0xb0006203c3a6e6bd2c6a17b1d4ae8ca49a31da0f4579da950b127774b44aef6b");
    assertThat(BlockExecutor.hash(header))
        .hasToString("0xb0a8d493285c2df73290dfb7e61f870f17b41801197a149ca93654499ea3dafe");
  }

  @Test
  void whatIsWrittenIsReadAgain() {
    ChainSpec spec = ChainSpecReader.parse(SMALL);
    String written = ChainSpecWriter.write(spec);
    ChainSpec again = ChainSpecReader.parse(written);
    assertThat(ChainSpecWriter.write(again)).isEqualTo(written);
    assertThat(again.id()).isEqualTo("small");
    assertThat(again.chainType()).isEqualTo(ChainType.LOCAL);
    assertThat(again.protocolId()).contains("tiny");
    assertThat(again.forkId()).contains("f");
    assertThat(again.telemetryEndpoints()).isEqualTo(spec.telemetryEndpoints()).hasSize(1);
    assertThat(again.codeSubstitutes().get(12L)).containsExactly(1, 2);
    assertThat(again.badBlocks()).isEqualTo(spec.badBlocks());
    assertThat(state(again)).isEqualTo(state(spec));
    assertThat(state(again).main()).hasSize(2);
    assertThat(state(again).children()).hasSize(1);
  }

  @Test
  void aRuntimeMayBuildTheGenesis() {
    ChainSpec spec =
        ChainSpecReader.parse(
            """
            {"name":"n","id":"i","genesis":{"runtimeGenesis":{"code":"0x00","patch":{"balances":{}}}}}
            """);
    GenesisSource.FromRuntime genesis = (GenesisSource.FromRuntime) spec.genesis();
    assertThat(genesis.isPatch()).isTrue();
    assertThat(genesis.config().has("balances")).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          []                                                              | a JSON object
          {                                                               | not JSON
          {"id":"i"}                                                      | name: missing
          {"name":"n","id":7}                                             | id: not a string
          {"name":"n","id":"i","chainType":"Odd"}                         | chainType
          {"name":"n","id":"i"}                                           | genesis
          {"name":"n","id":"i","genesis":{"raw":{}}}                      | genesis.raw.top
          {"name":"n","id":"i","genesis":{"raw":{"top":{"00":"0x"}}}}     | without 0x
          {"name":"n","id":"i","genesis":{"raw":{"top":{"0x0":"0x"}}}}    | not hexadecimal
          {"name":"n","id":"i","genesis":{"raw":{"top":{"0x00":1}}}}      | not a hexadecimal string
          {"name":"n","id":"i","genesis":{"runtimeGenesis":{"code":"0x"}}}| neither patch nor config
          """)
  void whatIsNoSpecIsRefused(String text, String why) {
    assertThatThrownBy(() -> ChainSpecReader.parse(text))
        .isInstanceOf(ChainSpecException.class)
        .hasMessageContaining(why);
  }
}
