package io.serinus.pallet.guestbook;

import static io.serinus.pallet.BalancesChain.amount;
import static io.serinus.pallet.TestChain.ALICE;
import static io.serinus.pallet.TestChain.error;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.serinus.frame.Origin;
import io.serinus.frame.RuntimeCall;
import io.serinus.pallet.BalancesChain;
import io.serinus.pallet.TestChain;
import io.serinus.scale.Bytes;
import io.serinus.scale.ScaleException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class GuestbookTest {
  private static final Bytes LINE = Bytes.ofText("Alice was here");

  private final BalancesChain setup = new BalancesChain();
  private final TestChain chain = setup.chain();
  private final Guestbook guestbook = new Guestbook(setup.balances().currency(), amount(50));

  @BeforeEach
  void begin() {
    chain.place(new GuestbookModule(50, guestbook));
    setup.begin();
  }

  @Test
  void everyoneSignsOnce() {
    chain.run(
        () -> {
          RuntimeCall sign = guestbook.call(new GuestbookCall.Sign(LINE));
          chain.dispatch(Origin.signed(ALICE), sign);
          assertThat(guestbook.lines.find(ALICE)).contains(LINE);
          assertThat(guestbook.lines.count()).isEqualTo(1);
          assertThat(setup.free(ALICE)).isEqualTo(amount(950));
          assertThat(chain.events()).contains(new Guestbook.Event.Signed(ALICE, LINE));
          assertThat(chain.failure(Origin.signed(ALICE), sign))
              .isEqualTo(error(guestbook, Guestbook.Error.ALREADY_SIGNED));
        });
  }

  @Test
  void strikingOutGivesTheDepositBack() {
    chain.run(
        () -> {
          RuntimeCall strikeOut = guestbook.call(new GuestbookCall.StrikeOut());
          assertThat(chain.failure(Origin.signed(ALICE), strikeOut))
              .isEqualTo(error(guestbook, Guestbook.Error.NOT_SIGNED));
          chain.dispatch(Origin.signed(ALICE), guestbook.call(new GuestbookCall.Sign(LINE)));
          chain.dispatch(Origin.signed(ALICE), strikeOut);
          assertThat(chain.events()).contains(new Guestbook.Event.StruckOut(ALICE));
          assertThat(guestbook.lines.count()).isZero();
          assertThat(setup.free(ALICE)).isEqualTo(amount(1000));
        });
  }

  @Test
  void callsAreReadStrictly() {
    chain.run(
        () -> {
          RuntimeCall sign = guestbook.call(new GuestbookCall.Sign(LINE));
          assertThat(RuntimeCall.CODEC.decode(sign.encoded())).isEqualTo(sign);
          byte[] tooLong =
              guestbook.call(new GuestbookCall.Sign(Bytes.wrap(new byte[81]))).encoded();
          assertThatThrownBy(() -> RuntimeCall.CODEC.decode(tooLong))
              .isInstanceOf(ScaleException.class);
        });
  }

  @Test
  void theTutorialShowsThisVeryPallet() throws IOException {
    Path home = Path.of("..");
    String source =
        Files.readString(
            home.resolve("pallets/src/test/java/io/serinus/pallet/guestbook/Guestbook.java"));
    String shown = source.substring(source.indexOf("/** A guestbook"));
    assertThat(Files.readString(home.resolve("docs/write-a-pallet.md"))).contains(shown);
  }
}
