/**
 * Under which keys validators make their addresses known; see {@link
 * io.serinus.pallet.authoritydiscovery.AuthorityDiscovery}. Touches Session.
 */
@NullMarked
package io.serinus.pallet.authoritydiscovery;

import org.jspecify.annotations.NullMarked;
