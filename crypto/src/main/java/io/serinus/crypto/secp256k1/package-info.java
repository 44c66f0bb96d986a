/**
 * ECDSA on secp256k1 with recoverable signatures, over 32-byte hashes; what to hash a message with
 * is the caller's affair (Substrate's keys take BLAKE2b-256, Ethereum's Keccak-256).
 *
 * <p>The curve is Bouncy Castle's. Its point multiplications by secrets read tables evenly, but its
 * numbers are {@code BigInteger}s, whose running time depends on their size: signing is not fully
 * constant in time. Start reading at {@link io.serinus.crypto.secp256k1.Secp256k1}.
 */
@NullMarked
package io.serinus.crypto.secp256k1;

import org.jspecify.annotations.NullMarked;
