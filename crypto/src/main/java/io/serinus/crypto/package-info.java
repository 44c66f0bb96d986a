/**
 * Hashes, signatures, keys and addresses, as the Polkadot protocols use them.
 *
 * <p>The module runs on the JVM only and depends on nothing else of the project: everything goes in
 * and out as {@code byte[]} or as small immutable records. Start reading at {@link
 * io.serinus.crypto.hash.Hashing} for hashes and at the {@code keys} package for key pairs.
 */
@NullMarked
package io.serinus.crypto;

import org.jspecify.annotations.NullMarked;
