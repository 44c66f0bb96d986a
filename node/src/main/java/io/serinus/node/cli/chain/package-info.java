/** Commands about a chain at rest: its spec, its genesis, its database, its blocks. */
@NullMarked
package io.serinus.node.cli.chain;

import org.jspecify.annotations.NullMarked;
