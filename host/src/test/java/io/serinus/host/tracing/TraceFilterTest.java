package io.serinus.host.tracing;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TraceFilterTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        // list | word | level | admitted
        "''                 | state          | TRACE | true",
        "state              | state          | TRACE | true",
        "state              | state_machine  | ERROR | true",
        "state_machine      | state          | ERROR | false",
        "pallet,frame       | frame_system   | DEBUG | true",
        "pallet,frame       | state          | DEBUG | false",
        "pallet, frame      | frame_system   | DEBUG | false", // spaces are part of a prefix
        "pallet,            | state          | TRACE | true", // an empty prefix is in every word
        ",pallet            | state          | TRACE | true",
        "state=info         | state          | INFO  | true",
        "state=info         | state          | WARN  | true",
        "state=info         | state          | DEBUG | false",
        "state=INFO         | state          | DEBUG | false",
        "state=3            | state          | DEBUG | false",
        "state=3            | state          | INFO  | true",
        "state=+3           | state          | DEBUG | false",
        "state=1            | state          | WARN  | false",
        "state=6            | state          | TRACE | true", // no level: all
        "state=0            | state          | TRACE | true",
        "state=-1           | state          | TRACE | true",
        "state=             | state          | TRACE | true",
        "state=much         | state          | TRACE | true",
        "state=info=trace   | state          | TRACE | true", // not a level either
        "=info              | state          | INFO  | true",
        "=info              | state          | TRACE | false",
        "state=info,state   | state          | TRACE | true",
        "state=info,pallet  | state          | TRACE | false",
      })
  void aListAdmitsWhatBeginsWithOneOfItsPrefixes(
      String list, String word, TraceLevel level, boolean admitted) {
    assertThat(new PrefixList(list).admits(word, level)).isEqualTo(admitted);
  }

  @Test
  void withoutAListOfKeysOrMethodsThereAreNoEvents() {
    TraceFilter none = new TraceFilter("", null, null);
    assertThat(none.admitsTarget("state", TraceLevel.TRACE)).isTrue();
    assertThat(none.admitsKey("00", TraceLevel.TRACE)).isFalse();
    assertThat(none.admitsMethod("Get", TraceLevel.TRACE)).isFalse();
    TraceFilter all = new TraceFilter("", "", "");
    assertThat(all.admitsKey("00", TraceLevel.TRACE)).isTrue();
    assertThat(all.admitsMethod("Get", TraceLevel.TRACE)).isTrue();
  }
}
