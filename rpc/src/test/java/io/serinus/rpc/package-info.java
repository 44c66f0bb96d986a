/** Tests of the JSON-RPC servers, through real sockets against a node made of maps. */
@NullMarked
package io.serinus.rpc;

import org.jspecify.annotations.NullMarked;
