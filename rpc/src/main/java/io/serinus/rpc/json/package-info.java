/**
 * JSON of the RPC: reading requests within bounds, typed access to their parameters, and results
 * that write themselves as a stream, so that no answer is first built as a tree. Depends on Jackson
 * only. Start reading at {@link io.serinus.rpc.json.JsonBody} and {@link
 * io.serinus.rpc.json.Params}.
 */
@NullMarked
package io.serinus.rpc.json;

import org.jspecify.annotations.NullMarked;
