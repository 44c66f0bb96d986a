/**
 * How peers are named and where they are found, in the words of libp2p. Values only: nothing here
 * opens a connection. Start reading at {@link io.serinus.host.network.PeerAddress}.
 */
@NullMarked
package io.serinus.host.network;

import org.jspecify.annotations.NullMarked;
