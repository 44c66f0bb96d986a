package io.serinus.primitives.runtime;

import io.serinus.scale.Codec;
import io.serinus.scale.Codecs;

/** Why a proof of a trie is refused. */
public enum TrieError {
  INVALID_STATE_ROOT,
  INCOMPLETE_DATABASE,
  VALUE_AT_INCOMPLETE_KEY,
  DECODER_ERROR,
  INVALID_HASH,
  DUPLICATE_KEY,
  EXTRANEOUS_NODE,
  EXTRANEOUS_VALUE,
  EXTRANEOUS_HASH_REFERENCE,
  INVALID_CHILD_REFERENCE,
  VALUE_MISMATCH,
  INCOMPLETE_PROOF,
  ROOT_MISMATCH,
  DECODE_ERROR;

  public static final Codec<TrieError> CODEC =
      Codecs.enumeration("sp_runtime::proving_trie::TrieError", values());
}
