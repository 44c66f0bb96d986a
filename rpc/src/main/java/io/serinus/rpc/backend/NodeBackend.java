package io.serinus.rpc.backend;

import io.serinus.primitives.H256;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the node says of itself and of its peers. */
public interface NodeBackend {
  /** What kind of network a chain is. */
  enum ChainType {
    DEVELOPMENT("Development"),
    LOCAL("Local"),
    LIVE("Live");

    private final String text;

    ChainType(String text) {
      this.text = text;
    }

    /** As clients know it. */
    public String text() {
      return text;
    }
  }

  /** A connected peer. */
  record Peer(String id, String roles, H256 bestHash, long bestNumber) {}

  /**
   * How well the node is.
   *
   * @param shouldHavePeers whether it is of use without peers
   */
  record Health(int peers, boolean isSyncing, boolean shouldHavePeers) {}

  /** How far the node has come. */
  record SyncState(long startingBlock, long currentBlock, long highestBlock) {}

  /**
   * How much a block weighs.
   *
   * @param witnessLength bytes of the encoded storage proof of its execution
   * @param compactWitnessLength the same in the compact form
   * @param blockLength bytes of the encoded block without its seal
   */
  record BlockStats(
      long witnessLength, long compactWitnessLength, long blockLength, long extrinsics) {}

  /** The implementation's name. */
  String name();

  /** The implementation's version. */
  String version();

  /** The chain's name. */
  String chainName();

  /** The chain's kind. */
  ChainType chainType();

  /** The chain's properties; values are texts, numbers, booleans, lists and maps of such. */
  Map<String, Object> properties();

  /** How well the node is. */
  Health health();

  /** How far the node has come. */
  SyncState syncState();

  /** {@code Full}, {@code Authority} and the like. */
  List<String> roles();

  /** The node's own identity, in base 58. */
  String localPeerId();

  /** Where the node listens, as multiaddresses that end in its identity. */
  List<String> listenAddresses();

  /** The connected peers. */
  List<Peer> peers();

  /**
   * Keeps a connection to a peer.
   *
   * @throws BackendException if the text is no multiaddress with an identity
   */
  void addReservedPeer(String multiaddress) throws BackendException;

  /**
   * Keeps it no longer.
   *
   * @throws BackendException if the text is no identity
   */
  void removeReservedPeer(String peerId) throws BackendException;

  /** The identities of peers to which a connection is kept. */
  List<String> reservedPeers();

  /**
   * Changes which log lines are written.
   *
   * @param directives such as {@code sync=debug,state=trace}
   * @throws BackendException if they are not understood
   */
  void addLogFilter(String directives) throws BackendException;

  /** Goes back to the log lines of the start. */
  void resetLogFilter();

  /** Executes a block again and measures it; {@code null} if it or its parent's state is gone. */
  @Nullable BlockStats blockStats(H256 block) throws BackendException;
}
