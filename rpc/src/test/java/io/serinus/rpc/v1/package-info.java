/** Tests of the new JSON-RPC interface. */
@NullMarked
package io.serinus.rpc.v1;

import org.jspecify.annotations.NullMarked;
