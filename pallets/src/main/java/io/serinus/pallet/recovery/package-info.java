/**
 * Friends who can give an account whose key is lost to another; see {@link
 * io.serinus.pallet.recovery.Recovery}.
 */
@NullMarked
package io.serinus.pallet.recovery;

import org.jspecify.annotations.NullMarked;
