package io.serinus.pallet.authorship;

import io.serinus.frame.PalletBase;
import io.serinus.frame.Runtime;
import io.serinus.frame.annotation.Pallet;
import io.serinus.frame.annotation.Storage;
import io.serinus.frame.storage.StorageValue;
import io.serinus.primitives.AccountId;
import io.serinus.primitives.Digest;
import io.serinus.primitives.Weight;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/** Tracks the current author of the block. */
@Pallet("Authorship")
public final class Authorship extends PalletBase {
  private final Function<Digest, Optional<AccountId>> findAuthor;
  private final Consumer<AccountId> onAuthor;

  /** Author of current block. */
  @Storage StorageValue<AccountId> author;

  /**
   * @param findAuthor reads the author off a block's digest
   * @param onAuthor told of the author as each block begins
   */
  public Authorship(
      Function<Digest, Optional<AccountId>> findAuthor, Consumer<AccountId> onAuthor) {
    this.findAuthor = findAuthor;
    this.onAuthor = onAuthor;
  }

  /** The author of the block under way, where it is known. */
  public Optional<AccountId> author() {
    Optional<AccountId> noted = author.find();
    if (noted.isPresent()) {
      return noted;
    }
    Optional<AccountId> found = findAuthor.apply(Runtime.current().system().digest());
    found.ifPresent(author::put);
    return found;
  }

  @Override
  public Weight onInitialize(long block) {
    author().ifPresent(onAuthor);
    return Weight.ZERO;
  }

  @Override
  public void onFinalize(long block) {
    // What is gone at the end of the block never costs a write to the trie.
    author.kill();
  }
}
