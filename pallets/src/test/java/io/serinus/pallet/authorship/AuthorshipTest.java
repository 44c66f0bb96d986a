package io.serinus.pallet.authorship;

import static io.serinus.pallet.TestChain.ALICE;
import static io.serinus.pallet.TestChain.BOB;
import static org.assertj.core.api.Assertions.assertThat;

import io.serinus.pallet.TestChain;
import io.serinus.primitives.AccountId;
import io.serinus.primitives.Digest;
import io.serinus.primitives.DigestItem;
import io.serinus.primitives.EngineId;
import io.serinus.scale.Bytes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AuthorshipTest {
  private final List<AccountId> told = new ArrayList<>();
  private final List<Digest> looked = new ArrayList<>();
  private final Authorship authorship = new Authorship(this::find, told::add);

  /** Odd blocks are Alice's, block 2 is Bob's, and no other says whose it is. */
  private final TestChain chain =
      new TestChain()
          .place(new AuthorshipModule(5, authorship))
          .digests(
              block -> block % 2 == 1 ? digestOf(ALICE) : block == 2 ? digestOf(BOB) : Digest.EMPTY)
          .genesis();

  private static Digest digestOf(AccountId author) {
    return Digest.EMPTY.with(
        new DigestItem.PreRuntime(EngineId.BABE, Bytes.wrap(author.toArray())));
  }

  private Optional<AccountId> find(Digest digest) {
    looked.add(digest);
    return digest.logs().stream()
        .filter(DigestItem.PreRuntime.class::isInstance)
        .map(item -> AccountId.of(((DigestItem.PreRuntime) item).data().toArray()))
        .findFirst();
  }

  @Test
  void theAuthorIsReadOffTheDigestOnceABlock() {
    chain.run(
        () -> {
          assertThat(authorship.author()).contains(ALICE);
          assertThat(authorship.author()).contains(ALICE);
          assertThat(looked).containsExactly(digestOf(ALICE));
          assertThat(authorship.author.find()).contains(ALICE);
        });
  }

  @Test
  void whoeverWantsToKnowIsToldAsEachBlockBegins() {
    chain.run(
        () -> {
          chain.runToBlock(3);
          assertThat(told).containsExactly(BOB, ALICE);
          assertThat(authorship.author()).contains(ALICE);
        });
  }

  @Test
  void aBlockThatDoesNotSayHasNoAuthor() {
    chain.run(
        () -> {
          chain.runToBlock(4);
          assertThat(told).containsExactly(BOB, ALICE);
          assertThat(authorship.author()).isEmpty();
          assertThat(authorship.author.find()).isEmpty();
        });
  }

  @Test
  void nothingStaysInTheStateOnceTheBlockEnds() {
    chain.run(
        () -> {
          chain.runToBlock(2);
          assertThat(authorship.author.find()).contains(BOB);
          authorship.onFinalize(2);
          assertThat(authorship.author.find()).isEmpty();
        });
  }
}
