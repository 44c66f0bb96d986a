/**
 * The value types that runtimes and hosts share: hashes, accounts, balances, fixed-point numbers,
 * headers and digests. They stand below the runtime boundary: pure, immutable, SCALE-encodable.
 */
@NullMarked
package io.serinus.primitives;

import org.jspecify.annotations.NullMarked;
