package io.serinus.pallet.preimage;

import static io.serinus.pallet.BalancesChain.amount;
import static io.serinus.pallet.TestChain.ALICE;
import static io.serinus.pallet.TestChain.BOB;
import static io.serinus.pallet.TestChain.error;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.serinus.frame.Origin;
import io.serinus.frame.PostDispatchInfo;
import io.serinus.frame.RuntimeCall;
import io.serinus.frame.traits.EnsureOrigin;
import io.serinus.frame.traits.HoldTicket;
import io.serinus.hostapi.Host;
import io.serinus.pallet.BalancesChain;
import io.serinus.pallet.TestChain;
import io.serinus.pallet.balances.BalancesCall;
import io.serinus.primitives.H256;
import io.serinus.primitives.runtime.DispatchError;
import io.serinus.primitives.runtime.TokenError;
import io.serinus.scale.Bytes;
import io.serinus.scale.Tuple2;
import java.util.ArrayList;
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
  void anOldRequestKeepsItsCountAndItsOwner() {
    chain.run(
        () -> {
          setup.balances().currency().reserve(ALICE, amount(50));
          preimage.preimageFor.insert(new PreimageKey(hash(), 12), BYTES);
          preimage.statusFor.insert(
              hash(),
              new OldRequestStatus.Requested(
                  Optional.of(new Tuple2<>(ALICE, amount(50))), 2, Optional.of(12L)));
          chain.tryState();
          assertThat(preimage.isRequested(hash())).isTrue();
          assertThat(preimage.statusFor.contains(hash())).isFalse();
          assertThat(preimage.requestStatusFor.find(hash()))
              .contains(
                  new RequestStatus.Requested(
                      Optional.of(new Tuple2<>(ALICE, new HoldTicket(amount(14)))),
                      2,
                      Optional.of(12L)));
          assertThat(setup.free(ALICE)).isEqualTo(amount(1000 - 14));
          chain.tryState();
        });
  }

  @Test
  void aDepositForNothingIsGivenBack() {
    chain.run(
        () -> {
          setup.balances().currency().reserve(ALICE, amount(50));
          preimage.statusFor.insert(
              hash(),
              new OldRequestStatus.Requested(
                  Optional.of(new Tuple2<>(ALICE, amount(50))), 1, Optional.empty()));
          preimage.request(hash());
          assertThat(preimage.requestStatusFor.find(hash()))
              .contains(new RequestStatus.Requested(Optional.empty(), 2, Optional.empty()));
          assertThat(setup.free(ALICE)).isEqualTo(amount(1000));
          chain.tryState();
        });
  }

  @Test
  void nineOldStatusesInTenMakeAnUpdateFree() {
    chain.run(
        () -> {
          List<H256> hashes = new ArrayList<>();
          for (int i = 0; i < 10; i++) {
            hashes.add(H256.of(TestChain.account(i + 1).toArray()));
          }
          RuntimeCall update = preimage.call(new PreimageCall.EnsureUpdated(hashes));
          makeOld(hashes.subList(0, 9));
          assertThat(chain.dispatch(Origin.signed(BOB), update)).isEqualTo(PostDispatchInfo.FREE);
          makeOld(hashes.subList(0, 8));
          assertThat(chain.dispatch(Origin.signed(BOB), update))
              .isEqualTo(PostDispatchInfo.DEFAULT);
          assertThat(chain.failure(Origin.root(), update)).isEqualTo(DispatchError.BAD_ORIGIN);
        });
  }

  private void makeOld(List<H256> hashes) {
    for (H256 hash : hashes) {
      preimage.statusFor.insert(
          hash, new OldRequestStatus.Requested(Optional.empty(), 1, Optional.empty()));
    }
  }

  @Test
  void aPreimageGoesEvenIfItsDepositIsGone() {
    chain.run(
        () -> {
          note(Origin.signed(ALICE));
          chain.dispatch(
              Origin.root(),
              setup
                  .balances()
                  .call(new BalancesCall.ForceUnreserve(BalancesChain.address(ALICE), amount(14))));
          chain.dispatch(
              Origin.signed(ALICE), preimage.call(new PreimageCall.UnnotePreimage(hash())));
          assertThat(preimage.length(hash())).isEmpty();
          assertThat(preimage.preimageFor.contains(new PreimageKey(hash(), 12))).isFalse();
          assertThat(setup.free(ALICE)).isEqualTo(amount(1000));
          assertThat(chain.events()).contains(new Preimage.Event.Cleared(hash()));
        });
  }

  @Test
  void anOwnerTakesTheDepositBackAndLeavesWhatIsRequested() {
    chain.run(
        () -> {
          note(Origin.signed(ALICE));
          preimage.request(hash());
          chain.dispatch(
              Origin.signed(ALICE), preimage.call(new PreimageCall.UnnotePreimage(hash())));
          assertThat(setup.free(ALICE)).isEqualTo(amount(1000));
          assertThat(preimage.length(hash())).contains(12L);
          assertThat(failure(Origin.signed(ALICE), new PreimageCall.UnnotePreimage(hash())))
              .isEqualTo(error(preimage, Preimage.Error.NOT_AUTHORIZED));
          chain.tryState();
          chain.dispatch(Origin.root(), preimage.call(new PreimageCall.UnnotePreimage(hash())));
          assertThat(preimage.length(hash())).isEmpty();
          assertThat(chain.events())
              .containsSubsequence(
                  new Preimage.Event.Noted(hash()),
                  new Preimage.Event.Requested(hash()),
                  new Preimage.Event.Cleared(hash()));
          chain.tryState();
        });
  }

  @Test
  void whatTheManagerNotesIsRequestedByThat() {
    chain.run(
        () -> {
          assertThat(note(Origin.root())).isEqualTo(PostDispatchInfo.FREE);
          assertThat(preimage.isRequested(hash())).isTrue();
          assertThat(chain.events()).containsExactly(new Preimage.Event.Noted(hash()));
          chain.dispatch(Origin.root(), preimage.call(new PreimageCall.UnrequestPreimage(hash())));
          note(Origin.signed(ALICE));
          note(Origin.root());
          assertThat(preimage.requestStatusFor.find(hash()))
              .contains(
                  new RequestStatus.Requested(
                      Optional.of(new Tuple2<>(ALICE, new HoldTicket(amount(14)))),
                      1,
                      Optional.of(12L)));
          chain.tryState();
        });
  }

  @Test
  void requestsAreForTheManagerAlone() {
    chain.run(
        () -> {
          for (PreimageCall call :
              List.of(
                  new PreimageCall.RequestPreimage(hash()),
                  new PreimageCall.UnrequestPreimage(hash()))) {
            assertThat(failure(Origin.signed(ALICE), call)).isEqualTo(DispatchError.BAD_ORIGIN);
          }
          assertThat(failure(Origin.none(), new PreimageCall.NotePreimage(BYTES)))
              .isEqualTo(DispatchError.BAD_ORIGIN);
          note(Origin.signed(ALICE));
          assertThat(failure(Origin.root(), new PreimageCall.UnrequestPreimage(hash())))
              .isEqualTo(error(preimage, Preimage.Error.NOT_REQUESTED));
        });
  }

  @Test
  void statusesAndPreimagesBelongTogether() {
    chain.run(
        () -> {
          note(Origin.signed(ALICE));
          chain.tryState();
          PreimageKey key = new PreimageKey(hash(), 12);
          preimage.preimageFor.remove(key);
          assertThatThrownBy(chain::tryState).hasMessageContaining("not here");
          preimage.preimageFor.insert(key, Bytes.ofText("other bytes!"));
          assertThatThrownBy(chain::tryState).hasMessageContaining("another hash");
          preimage.preimageFor.insert(key, BYTES);
          preimage.requestStatusFor.remove(hash());
          assertThatThrownBy(chain::tryState).hasMessageContaining("nobody keeps");
          preimage.preimageFor.remove(key);
          preimage.requestStatusFor.insert(
              hash(), new RequestStatus.Requested(Optional.empty(), 0, Optional.empty()));
          assertThatThrownBy(chain::tryState).hasMessageContaining("requested by nobody");
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
