/**
 * The hash functions of the Host API: BLAKE2b, xxHash64 ("twox"), Keccak and SHA-256.
 *
 * <p>Pure functions of their input, safe from any thread, no state kept between calls. {@link
 * io.serinus.crypto.hash.Hashing} has all entry points; the other classes are the algorithms.
 */
@NullMarked
package io.serinus.crypto.hash;

import org.jspecify.annotations.NullMarked;
