package io.serinus.node.cli;

import io.serinus.host.chain.ChainException;
import io.serinus.host.client.ClientException;
import io.serinus.host.db.StoreException;
import io.serinus.host.executor.ExecutorException;
import io.serinus.node.chainspec.ChainSpecException;
import io.serinus.trie.TrieException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a user is told of a failure that is not Serinus' own fault: its message alone. */
final class Complaint {
  private Complaint() {}

  /** The message; nothing for what only a developer can mend. */
  static Optional<String> of(@Nullable Throwable failure) {
    return switch (failure) {
      case UncheckedIOException e -> of(e.getCause());
      case FileSystemException e -> Optional.of(e.getFile() + ": " + CommandFailure.reason(e));
      case CommandFailure e -> message(e);
      case ChainSpecException e -> message(e);
      case StoreException e -> message(e);
      case ChainException e -> message(e);
      case ClientException e -> message(e);
      case ExecutorException e -> message(e);
      case TrieException e -> message(e);
      case IOException e -> message(e);
      case null, default -> Optional.empty();
    };
  }

  private static Optional<String> message(Exception failure) {
    return Optional.of(String.valueOf(failure.getMessage()));
  }
}
