package io.serinus.consensus.babe;

import static org.assertj.core.api.Assertions.assertThat;

import io.serinus.primitives.consensus.AllowedSlots;
import io.serinus.primitives.consensus.BabeEpoch;
import io.serinus.primitives.consensus.BabeId;
import io.serinus.primitives.consensus.BabePreDigest;
import io.serinus.primitives.consensus.Slot;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SlotClaimsTest {
  @Test
  void everySlotHasAnAuthorAndAQuarterAreWon() {
    BabeFixture fixture = new BabeFixture(4, AllowedSlots.PRIMARY_AND_SECONDARY_VRF_SLOTS);
    BabeEpoch epoch = EpochRecord.genesis(fixture.configuration).at(new Slot(0)).epoch();
    int won = 0;
    for (long number = 0; number < 400; number++) {
      won +=
          fixture.claims.claim(new Slot(number), epoch).orElseThrow().preDigest().isPrimary()
              ? 1
              : 0;
    }
    assertThat(won).isBetween(60, 140);
  }

  @Test
  void withoutSecondarySlotsOnlyWinnersAuthor() {
    BabeFixture fixture = new BabeFixture(2, AllowedSlots.PRIMARY_SLOTS);
    BabeEpoch epoch = EpochRecord.genesis(fixture.configuration).at(new Slot(0)).epoch();
    int claimed = 0;
    for (long number = 0; number < 100; number++) {
      var claim = fixture.claims.claim(new Slot(number), epoch);
      claimed += claim.isPresent() ? 1 : 0;
      claim.ifPresent(c -> assertThat(c.preDigest()).isInstanceOf(BabePreDigest.Primary.class));
    }
    assertThat(claimed).isBetween(5, 60);
  }

  @Test
  void strangersClaimNothing() {
    BabeFixture fixture = new BabeFixture(2, AllowedSlots.PRIMARY_AND_SECONDARY_PLAIN_SLOTS);
    BabeEpoch epoch = EpochRecord.genesis(fixture.configuration).at(new Slot(0)).epoch();
    fixture.pairs.clear();
    for (long number = 0; number < 20; number++) {
      assertThat(fixture.claims.claim(new Slot(number), epoch)).isEmpty();
    }
    assertThat(EpochAuthorship.of(epoch, fixture.keys)).isEmpty();
  }

  @Test
  void authorshipListsEverySlotOnce() {
    BabeFixture fixture = new BabeFixture(1, AllowedSlots.PRIMARY_AND_SECONDARY_VRF_SLOTS);
    BabeEpoch epoch = EpochRecord.genesis(fixture.configuration).at(new Slot(50)).epoch();
    Map<BabeId, EpochAuthorship> all = EpochAuthorship.of(epoch, fixture.keys);
    EpochAuthorship own = all.get(fixture.authorities.getFirst().id());
    assertThat(own).isNotNull();
    assertThat(own.primary().size() + own.secondaryVrf().size()).isEqualTo(10);
    assertThat(own.secondary()).isEmpty();
    assertThat(own.primary()).doesNotContainAnyElementsOf(own.secondaryVrf());
  }

  @Test
  void theTurnDependsOnRandomnessAndSlot() {
    assertThat(SecondaryAuthor.of(new Slot(1), BabeFixture.randomness(0), 0)).isEmpty();
    long distinct =
        java.util.stream.LongStream.range(0, 50)
            .map(s -> SecondaryAuthor.of(new Slot(s), BabeFixture.randomness(0), 10).orElseThrow())
            .distinct()
            .count();
    assertThat(distinct).isGreaterThan(5);
  }
}
