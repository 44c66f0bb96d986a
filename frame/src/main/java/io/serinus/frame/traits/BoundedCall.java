package io.serinus.frame.traits;

import io.serinus.frame.annotation.Bounded;
import io.serinus.frame.annotation.Name;
import io.serinus.frame.annotation.Scale;
import io.serinus.frame.annotation.U32;
import io.serinus.frame.annotation.Unnamed;
import io.serinus.primitives.H256;
import io.serinus.scale.Bytes;
import java.util.Optional;

/**
 * A call that takes little room: itself where it is short, else its hash; see {@link Preimages}.
 */
@Scale("frame_support::traits::preimages::Bounded")
public sealed interface BoundedCall {
  /** The most bytes of a call that stands for itself. */
  int MAX_INLINE = 128;

  /** The hash of a call's encoding, as was stored before lengths were. */
  record Legacy(H256 hash) implements BoundedCall {}

  /** The call's encoding. */
  @Unnamed
  record Inline(@Bounded(MAX_INLINE) Bytes call) implements BoundedCall {}

  /** The hash of a call's encoding, and its length. */
  record Lookup(H256 hash, @Name("len") @U32 long length) implements BoundedCall {}

  /** The hash to look up, unless the call stands for itself. */
  default Optional<H256> lookupHash() {
    return switch (this) {
      case Legacy(H256 hash) -> Optional.of(hash);
      case Inline inline -> Optional.empty();
      case Lookup(H256 hash, long length) -> Optional.of(hash);
    };
  }

  /** The length of what is to be looked up, if it is known. */
  default Optional<Long> lookupLength() {
    return this instanceof Lookup(H256 hash, long length) ? Optional.of(length) : Optional.empty();
  }
}
