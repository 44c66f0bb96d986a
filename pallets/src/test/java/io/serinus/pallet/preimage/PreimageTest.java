package io.serinus.pallet.preimage;

import static io.serinus.pallet.BalancesChain.amount;
import static io.serinus.pallet.TestChain.ALICE;
import static io.serinus.pallet.TestChain.BOB;
import static io.serinus.pallet.TestChain.error;
import static org.assertj.core.api.Assertions.assertThat;

import io.serinus.frame.Origin;
import io.serinus.frame.PostDispatchInfo;
import io.serinus.frame.traits.EnsureOrigin;
import io.serinus.hostapi.Host;
import io.serinus.pallet.BalancesChain;
import io.serinus.pallet.TestChain;
import io.serinus.primitives.H256;
import io.serinus.primitives.runtime.DispatchError;
import io.serinus.primitives.runtime.TokenError;
import io.serinus.scale.Bytes;
import io.serinus.scale.Tuple2;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PreimageTest {
  private static final Bytes BYTES = Bytes.ofText("twelve bytes");

  private final BalancesChain setup = new BalancesChain();
  private final TestChain chain = setup.chain();
  private final Preimage preimage =
      new Preimage(
          setup.balances().currency(),
          setup.balances().holds(),
          EnsureOrigin.root(),
          amount(2),
          amount(1));

  @BeforeEach
  void begin() {
    chain.place(new PreimageModule(32, preimage));
    setup.begin();
  }

  private static H256 hash() {
    return H256.wrap(Host.api().blake2b256(BYTES.unsafeArray()));
  }

  private PostDispatchInfo note(Origin origin) throws Exception {
    return chain.dispatch(origin, preimage.call(new PreimageCall.NotePreimage(BYTES)));
  }

  private DispatchError failure(Origin origin, PreimageCall call) {
    return chain.failure(origin, preimage.call(call));
  }

  @Test
  void whoeverNotesPaysByTheByteAndGetsItBack() {
    chain.run(
        () -> {
          assertThat(note(Origin.signed(ALICE))).isEqualTo(PostDispatchInfo.DEFAULT);
          assertThat(setup.free(ALICE)).isEqualTo(amount(1000 - 14));
          assertThat(preimage.fetch(hash(), Optional.empty())).isEqualTo(BYTES);
          assertThat(failure(Origin.signed(ALICE), new PreimageCall.NotePreimage(BYTES)))
              .isEqualTo(error(preimage, Preimage.Error.ALREADY_NOTED));
          assertThat(failure(Origin.signed(BOB), new PreimageCall.UnnotePreimage(hash())))
              .isEqualTo(error(preimage, Preimage.Error.NOT_AUTHORIZED));
          chain.dispatch(
              Origin.signed(ALICE), preimage.call(new PreimageCall.UnnotePreimage(hash())));
          assertThat(setup.free(ALICE)).isEqualTo(amount(1000));
          assertThat(preimage.length(hash())).isEmpty();
          assertThat(chain.events())
              .contains(new Preimage.Event.Noted(hash()), new Preimage.Event.Cleared(hash()));
        });
  }

  @Test
  void aRequestedPreimageIsFree() {
    chain.run(
        () -> {
          chain.dispatch(Origin.root(), preimage.call(new PreimageCall.RequestPreimage(hash())));
          assertThat(note(Origin.signed(ALICE))).isEqualTo(PostDispatchInfo.FREE);
          assertThat(setup.free(ALICE)).isEqualTo(amount(1000));
          chain.dispatch(Origin.root(), preimage.call(new PreimageCall.UnrequestPreimage(hash())));
          assertThat(preimage.length(hash())).isEmpty();
        });
  }

  @Test
  void requestsCount() {
    chain.run(
        () -> {
          preimage.request(hash());
          preimage.request(hash());
          note(Origin.root());
          assertThat(preimage.isRequested(hash())).isTrue();
          preimage.unrequest(hash());
          assertThat(preimage.length(hash())).contains(12L);
          preimage.unrequest(hash());
          assertThat(preimage.length(hash())).isEmpty();
          assertThat(failure(Origin.root(), new PreimageCall.UnrequestPreimage(hash())))
              .isEqualTo(error(preimage, Preimage.Error.NOT_REQUESTED));
        });
  }

  @Test
  void anOwnedPreimageOutlivesItsRequest() {
    chain.run(
        () -> {
          note(Origin.signed(ALICE));
          preimage.request(hash());
          preimage.unrequest(hash());
          assertThat(preimage.length(hash())).contains(12L);
          assertThat(preimage.isRequested(hash())).isFalse();
        });
  }

  @Test
  void whatIsTooLargeOrTooDearIsRefused() {
    chain.run(
        () -> {
          Bytes large = Bytes.wrap(new byte[4 * 1024 * 1024 + 1]);
          assertThat(failure(Origin.root(), new PreimageCall.NotePreimage(large)))
              .isEqualTo(error(preimage, Preimage.Error.TOO_BIG));
          Bytes dear = Bytes.wrap(new byte[1000]);
          assertThat(failure(Origin.signed(ALICE), new PreimageCall.NotePreimage(dear)))
              .isEqualTo(new DispatchError.Token(TokenError.FUNDS_UNAVAILABLE));
        });
  }

  @Test
  void oldStatusesAreBroughtUpToDateForFree() {
    chain.run(
        () -> {
          setup.balances().currency().reserve(ALICE, amount(50));
          preimage.statusFor.insert(
              hash(), new OldRequestStatus.Unrequested(new Tuple2<>(ALICE, amount(50)), 12));
          assertThat(
                  chain.dispatch(
                      Origin.signed(BOB),
                      preimage.call(new PreimageCall.EnsureUpdated(List.of(hash())))))
              .isEqualTo(PostDispatchInfo.FREE);
          assertThat(setup.free(ALICE)).isEqualTo(amount(1000 - 14));
          assertThat(
                  chain.dispatch(
                      Origin.signed(BOB),
                      preimage.call(new PreimageCall.EnsureUpdated(List.of(hash())))))
              .isEqualTo(PostDispatchInfo.DEFAULT);
        });
  }

  @Test
  void updatesAreBounded() {
    chain.run(
        () -> {
          assertThat(failure(Origin.signed(ALICE), new PreimageCall.EnsureUpdated(List.of())))
              .isEqualTo(error(preimage, Preimage.Error.TOO_FEW));
          assertThat(
                  failure(
                      Origin.signed(ALICE),
                      new PreimageCall.EnsureUpdated(Collections.nCopies(1025, H256.ZERO))))
              .isEqualTo(error(preimage, Preimage.Error.TOO_MANY));
          assertThat(failure(Origin.root(), new PreimageCall.UnnotePreimage(hash())))
              .isEqualTo(error(preimage, Preimage.Error.NOT_NOTED));
        });
  }
}
