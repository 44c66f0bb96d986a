package io.serinus.node.cli;

import io.serinus.host.state.PruningMode;
import java.util.Optional;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** Which states the database keeps. */
public final class PruningOption {
  @Option(
      names = {"--state-pruning", "--pruning"},
      paramLabel = "MODE",
      converter = Converter.class,
      description =
          "Which states to keep: archive, archive-canonical, or those of the last N finalized"
              + " blocks; unless told, an archive goes on being one, and others keep 256.")
  Optional<PruningMode> pruning = Optional.empty();

  /** What was asked for, if anything. */
  public Optional<PruningMode> pruning() {
    return pruning;
  }

  /** Reads {@code --pruning}. */
  static final class Converter implements ITypeConverter<PruningMode> {
    @Override
    public PruningMode convert(String value) {
      try {
        return PruningMode.parse(value);
      } catch (IllegalArgumentException e) {
        throw new TypeConversionException(e.getMessage());
      }
    }
  }
}
