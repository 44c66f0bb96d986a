/**
 * Accounts that may call in the name of others; see {@link io.serinus.pallet.proxy.Proxy}. What a
 * proxy may call depends on its {@link io.serinus.pallet.proxy.ProxyType}, which each runtime has
 * its own of.
 */
@NullMarked
package io.serinus.pallet.proxy;

import org.jspecify.annotations.NullMarked;
