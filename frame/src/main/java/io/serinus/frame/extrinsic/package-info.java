/**
 * Extrinsics as they come from outside, and the transaction extensions that judge, charge and count
 * them. Start at {@link io.serinus.frame.extrinsic.UncheckedExtrinsic} and {@link
 * io.serinus.frame.extrinsic.TransactionExtension}.
 */
@NullMarked
package io.serinus.frame.extrinsic;

import org.jspecify.annotations.NullMarked;
