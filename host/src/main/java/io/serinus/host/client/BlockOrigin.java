package io.serinus.host.client;

/** Where a block came from. */
public enum BlockOrigin {
  /** Made by this node. */
  OWN,
  /** Announced by a peer. */
  NETWORK_BROADCAST,
  /** Fetched while catching up. */
  NETWORK_SYNC,
  /** From a file. */
  FILE
}
