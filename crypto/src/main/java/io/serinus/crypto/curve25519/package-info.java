/**
 * The group under sr25519 and ed25519: the field of 2^255 - 19 elements, the Edwards curve over it,
 * ristretto255 (RFC 9496) and arithmetic modulo the group order.
 *
 * <p>What takes a secret runs in constant time: no branch and no array index depends on it. What
 * does not has "vartime" in its name. The package knows no signature scheme and no hash. Start
 * reading at {@link io.serinus.crypto.curve25519.EdwardsPoint}.
 */
@NullMarked
package io.serinus.crypto.curve25519;

import org.jspecify.annotations.NullMarked;
