package io.serinus.primitives.runtime;

import io.serinus.scale.Codec;
import io.serinus.scale.Codecs;
import io.serinus.scale.Result;
import io.serinus.scale.ScaleException;
import io.serinus.scale.ScaleReader;
import io.serinus.scale.ScaleWriter;
import io.serinus.scale.Unit;
import io.serinus.scale.info.TypeInfo;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** Why a dispatch failed. */
public sealed interface DispatchError {
  /**
   * Something said in words, which are for logs alone and not part of the encoding.
   *
   * @param message empty when decoded
   */
  record Other(String message) implements DispatchError {
    @Override
    public boolean equals(Object other) {
      return other instanceof Other;
    }

    @Override
    public int hashCode() {
      return 0;
    }
  }

  /** A pallet's own error. */
  record Module(ModuleError error) implements DispatchError {}

  /** An error of a token. */
  record Token(TokenError error) implements DispatchError {}

  /** An error of a calculation. */
  record Arithmetic(ArithmeticError error) implements DispatchError {}

  /** An error of storage layers. */
  record Transactional(TransactionalError error) implements DispatchError {}

  /** An error of a proof. */
  record Trie(TrieError error) implements DispatchError {}

  /** The errors that hold nothing. */
  enum Simple implements DispatchError {
    CANNOT_LOOKUP(1, "CannotLookup"),
    BAD_ORIGIN(2, "BadOrigin"),
    CONSUMER_REMAINING(4, "ConsumerRemaining"),
    NO_PROVIDERS(5, "NoProviders"),
    TOO_MANY_CONSUMERS(6, "TooManyConsumers"),
    EXHAUSTED(10, "Exhausted"),
    CORRUPTION(11, "Corruption"),
    UNAVAILABLE(12, "Unavailable"),
    ROOT_NOT_ALLOWED(13, "RootNotAllowed");

    private final int index;
    private final String variant;

    Simple(int index, String variant) {
      this.index = index;
      this.variant = variant;
    }
  }

  DispatchError CANNOT_LOOKUP = Simple.CANNOT_LOOKUP;
  DispatchError BAD_ORIGIN = Simple.BAD_ORIGIN;
  DispatchError CONSUMER_REMAINING = Simple.CONSUMER_REMAINING;
  DispatchError NO_PROVIDERS = Simple.NO_PROVIDERS;
  DispatchError TOO_MANY_CONSUMERS = Simple.TOO_MANY_CONSUMERS;
  DispatchError EXHAUSTED = Simple.EXHAUSTED;
  DispatchError CORRUPTION = Simple.CORRUPTION;
  DispatchError UNAVAILABLE = Simple.UNAVAILABLE;
  DispatchError ROOT_NOT_ALLOWED = Simple.ROOT_NOT_ALLOWED;

  Codec<DispatchError> CODEC =
      Codecs.of(DispatchError::encode, DispatchError::decode, DispatchError::describe);

  /** The codec of {@code DispatchResult}: nothing, or why it failed. */
  Codec<Result<Unit, DispatchError>> RESULT_CODEC = Result.codec(Unit.CODEC, CODEC);

  static DispatchError of(TokenError error) {
    return new Token(error);
  }

  static DispatchError of(ArithmeticError error) {
    return new Arithmetic(error);
  }

  static DispatchError other(String message) {
    return new Other(message);
  }

  private static void encode(DispatchError error, ScaleWriter out) {
    switch (error) {
      case Other e -> out.writeU8(0);
      case Simple e -> out.writeU8(e.index);
      case Module e -> ModuleError.CODEC.encode(e.error(), out.writeU8(3));
      case Token e -> TokenError.CODEC.encode(e.error(), out.writeU8(7));
      case Arithmetic e -> ArithmeticError.CODEC.encode(e.error(), out.writeU8(8));
      case Transactional e -> TransactionalError.CODEC.encode(e.error(), out.writeU8(9));
      case Trie e -> TrieError.CODEC.encode(e.error(), out.writeU8(14));
    }
  }

  private static DispatchError decode(ScaleReader in) {
    int index = in.readU8();
    return switch (index) {
      case 0 -> new Other("");
      case 3 -> new Module(ModuleError.CODEC.decode(in));
      case 7 -> new Token(TokenError.CODEC.decode(in));
      case 8 -> new Arithmetic(ArithmeticError.CODEC.decode(in));
      case 9 -> new Transactional(TransactionalError.CODEC.decode(in));
      case 14 -> new Trie(TrieError.CODEC.decode(in));
      default -> {
        for (Simple simple : Simple.values()) {
          if (simple.index == index) {
            yield simple;
          }
        }
        throw new ScaleException("no variant " + index + " of DispatchError");
      }
    };
  }

  private static TypeInfo describe() {
    List<TypeInfo.Variant> variants = new ArrayList<>();
    variants.add(new TypeInfo.Variant("Other", 0));
    variants.add(holding("Module", 3, ModuleError.CODEC::type, "ModuleError"));
    variants.add(holding("Token", 7, TokenError.CODEC::type, "TokenError"));
    variants.add(holding("Arithmetic", 8, ArithmeticError.CODEC::type, "ArithmeticError"));
    variants.add(holding("Transactional", 9, TransactionalError.CODEC::type, "TransactionalError"));
    variants.add(holding("Trie", 14, TrieError.CODEC::type, "TrieError"));
    for (Simple simple : Simple.values()) {
      variants.add(new TypeInfo.Variant(simple.variant, simple.index));
    }
    variants.sort((a, b) -> Integer.compare(a.index(), b.index()));
    return new TypeInfo.Variants("sp_runtime::DispatchError", variants);
  }

  private static TypeInfo.Variant holding(
      String name, int index, Supplier<TypeInfo> of, String typeName) {
    return new TypeInfo.Variant(name, index, new TypeInfo.Field("", of, typeName));
  }
}
