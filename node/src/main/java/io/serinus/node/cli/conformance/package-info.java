/**
 * The command line of the Polkadot conformance suite. The suite compares every byte that is
 * printed, so that nothing but the case itself may read the arguments or write.
 */
@NullMarked
package io.serinus.node.cli.conformance;

import org.jspecify.annotations.NullMarked;
