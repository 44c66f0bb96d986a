/**
 * The methods that wallets and libraries of today call: {@code system_ state_ childstate_ chain_
 * author_ payment_ babe_ grandpa_ offchain_ dev_}, with the names, shapes and error numbers of the
 * reference node. One class a group; each only turns parameters into questions to {@link
 * io.serinus.rpc.backend} and answers into JSON. Start reading at {@link
 * io.serinus.rpc.legacy.ChainRpc}.
 */
@NullMarked
package io.serinus.rpc.legacy;

import org.jspecify.annotations.NullMarked;
