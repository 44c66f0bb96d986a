/** Tests of the server itself, with methods made up for them. */
@NullMarked
package io.serinus.rpc.server;

import org.jspecify.annotations.NullMarked;
