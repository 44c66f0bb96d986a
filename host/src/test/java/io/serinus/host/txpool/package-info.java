/** Tests of the transaction pool. */
@NullMarked
package io.serinus.host.txpool;

import org.jspecify.annotations.NullMarked;
