/** Tests of the block database: forks, finality, pruning and crashes. */
@NullMarked
package io.serinus.host.chain;

import org.jspecify.annotations.NullMarked;
