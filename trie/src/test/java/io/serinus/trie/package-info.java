/** Tests of the trie: published vectors, models against sorted maps, hostile nodes and proofs. */
@NullMarked
package io.serinus.trie;

import org.jspecify.annotations.NullMarked;
