/**
 * Keys as users meet them: mnemonics, secret URIs ({@code phrase//hard/soft///password}), addresses
 * (SS58), key pairs of the three schemes, key stores, and the verification of any scheme's
 * signatures, one by one or many on all cores.
 *
 * <p>The schemes themselves are in the packages beside this one. The only package of the module
 * that touches the disk, in {@link io.serinus.crypto.keys.FileKeyStore}. Start reading at {@link
 * io.serinus.crypto.keys.KeyPair}.
 */
@NullMarked
package io.serinus.crypto.keys;

import org.jspecify.annotations.NullMarked;
