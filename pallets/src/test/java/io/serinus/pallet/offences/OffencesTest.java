package io.serinus.pallet.offences;

import static io.serinus.pallet.TestChain.ALICE;
import static io.serinus.pallet.TestChain.BOB;
import static io.serinus.pallet.TestChain.CHARLIE;
import static io.serinus.pallet.TestChain.DAVE;
import static org.assertj.core.api.Assertions.assertThat;

import io.serinus.hostapi.Host;
import io.serinus.pallet.TestChain;
import io.serinus.pallet.historical.Exposure;
import io.serinus.pallet.historical.Identification;
import io.serinus.primitives.AccountId;
import io.serinus.primitives.H256;
import io.serinus.primitives.arithmetic.Perbill;
import io.serinus.scale.Bytes;
import io.serinus.scale.ScaleWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class OffencesTest {
  private static final Bytes KIND = Bytes.ofText("test:equivocated");
  private static final Bytes OTHER_KIND = Bytes.ofText("test:not-at-home");
  private static final Bytes SLOT = Bytes.of((byte) 7, (byte) 0);
  private static final Bytes LATER = Bytes.of((byte) 8, (byte) 0);

  private record Punishment(
      List<OffenceDetails> offenders, List<Perbill> fractions, long session) {}

  private final List<Punishment> punished = new ArrayList<>();
  private final Offences offences =
      new Offences(
          (offenders, fractions, session) ->
              punished.add(new Punishment(offenders, fractions, session)));
  private final TestChain chain = new TestChain().place(new OffencesModule(7, offences)).genesis();

  private static Identification identified(AccountId who) {
    return new Identification(who, Exposure.NONE);
  }

  private static OffenceDetails details(AccountId offender, AccountId... reporters) {
    return new OffenceDetails(identified(offender), List.of(reporters));
  }

  /** An offence of 100 validators that costs each as many percent as there are offenders. */
  private static Offence offence(Bytes kind, Bytes slot, AccountId... offenders) {
    return new Offence(
        kind,
        slot,
        3,
        100,
        Stream.of(offenders).map(OffencesTest::identified).toList(),
        count -> Perbill.fromPercent((int) count));
  }

  private boolean report(AccountId reporter, Offence offence) {
    return offences.report(List.of(reporter), offence);
  }

  @Test
  void aReportIsKeptPunishedAndTold() {
    chain.run(
        () -> {
          assertThat(report(DAVE, offence(KIND, SLOT, ALICE))).isTrue();
          assertThat(punished)
              .containsExactly(
                  new Punishment(
                      List.of(details(ALICE, DAVE)), List.of(Perbill.fromPercent(1)), 3));
          assertThat(chain.events()).containsExactly(new Offences.Event.Offence(KIND, SLOT));
          H256 id = idOf(KIND, SLOT, ALICE);
          assertThat(offences.reports.find(id)).contains(details(ALICE, DAVE));
          assertThat(offences.concurrentReportsIndex.get(KIND, SLOT)).containsExactly(id);
        });
  }

  /** A report's key, as it is on every chain: Blake2b of kind, time slot and offender. */
  private static H256 idOf(Bytes kind, Bytes slot, AccountId who) {
    ScaleWriter out = new ScaleWriter();
    out.writeFixed(kind.toArray()).writeBytes(slot.toArray());
    Identification.CODEC.encode(identified(who), out);
    return H256.of(Host.api().blake2b256(out.toByteArray()));
  }

  @Test
  void nobodyIsPunishedTwiceForTheSame() {
    chain.run(
        () -> {
          report(DAVE, offence(KIND, SLOT, ALICE));
          assertThat(report(CHARLIE, offence(KIND, SLOT, ALICE))).isFalse();
          assertThat(report(CHARLIE, offence(KIND, SLOT))).isFalse();
          assertThat(punished).hasSize(1);
          assertThat(chain.events()).hasSize(1);
          assertThat(offences.reports.find(idOf(KIND, SLOT, ALICE)))
              .as("the first reporter's")
              .contains(details(ALICE, DAVE));
        });
  }

  @Test
  void allWhoDidTheSameAtOnceArePunishedTogether() {
    chain.run(
        () -> {
          report(DAVE, offence(KIND, SLOT, ALICE));
          assertThat(report(CHARLIE, offence(KIND, SLOT, ALICE, BOB))).isTrue();
          Perbill two = Perbill.fromPercent(2);
          assertThat(punished.getLast())
              .isEqualTo(
                  new Punishment(
                      List.of(details(ALICE, DAVE), details(BOB, CHARLIE)), List.of(two, two), 3));
          assertThat(offences.concurrentReportsIndex.get(KIND, SLOT))
              .containsExactly(idOf(KIND, SLOT, ALICE), idOf(KIND, SLOT, BOB));
        });
  }

  @Test
  void otherTimesAndKindsAreOtherOffences() {
    chain.run(
        () -> {
          assertThat(report(DAVE, offence(KIND, SLOT, ALICE))).isTrue();
          assertThat(report(DAVE, offence(KIND, LATER, ALICE))).isTrue();
          assertThat(report(DAVE, offence(OTHER_KIND, SLOT, ALICE))).isTrue();
          assertThat(punished).allSatisfy(one -> assertThat(one.offenders()).hasSize(1));
          assertThat(chain.events())
              .containsExactly(
                  new Offences.Event.Offence(KIND, SLOT),
                  new Offences.Event.Offence(KIND, LATER),
                  new Offences.Event.Offence(OTHER_KIND, SLOT));
        });
  }

  @Test
  void onlyWhatIsReportedOfAllIsKnown() {
    chain.run(
        () -> {
          report(DAVE, offence(KIND, SLOT, ALICE));
          assertThat(offences.isKnown(KIND, SLOT, List.of(identified(ALICE)))).isTrue();
          assertThat(offences.isKnown(KIND, SLOT, List.of(identified(ALICE), identified(BOB))))
              .isFalse();
          assertThat(offences.isKnown(KIND, LATER, List.of(identified(ALICE)))).isFalse();
        });
  }

  /** min((3k / n)², 1). */
  @Test
  void equivocationsCostWithTheSquareOfTheirNumber() {
    Offence offence = Offence.equivocation(KIND, SLOT, 3, 100, identified(ALICE));
    assertThat(offence.slashFraction().apply(1)).isEqualTo(Perbill.fromParts(900_000));
    assertThat(offence.slashFraction().apply(10)).isEqualTo(Perbill.fromPercent(9));
    assertThat(offence.slashFraction().apply(33)).isEqualTo(Perbill.fromParts(980_100_000));
    assertThat(offence.slashFraction().apply(34)).isEqualTo(Perbill.ONE);
    assertThat(offence.slashFraction().apply(100)).isEqualTo(Perbill.ONE);
  }
}
