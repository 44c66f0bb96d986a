package io.serinus.consensus;

import io.serinus.consensus.grandpa.Commit;
import io.serinus.consensus.grandpa.GrandpaNetwork;
import io.serinus.consensus.grandpa.SignedVote;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** Hands what one voter sends to all others, at once. */
final class TestNetwork {
  private final List<Port> ports = new CopyOnWriteArrayList<>();

  /** A place for one more voter. */
  GrandpaNetwork join() {
    Port port = new Port();
    ports.add(port);
    return port;
  }

  private final class Port implements GrandpaNetwork {
    private final List<Listener> listeners = new CopyOnWriteArrayList<>();

    private void toOthers(Consumer<Listener> message) {
      ports.stream().filter(port -> port != this).forEach(port -> port.listeners.forEach(message));
    }

    @Override
    public void sendVote(long setId, long round, SignedVote vote) {
      SignedVote wire = SignedVote.CODEC.decode(SignedVote.CODEC.encode(vote));
      toOthers(listener -> listener.onVote(setId, round, wire));
    }

    @Override
    public void sendCommit(long setId, long round, Commit commit) {
      Commit wire = Commit.COMPACT_CODEC.decode(Commit.COMPACT_CODEC.encode(commit));
      toOthers(listener -> listener.onCommit(setId, round, wire));
    }

    @Override
    public void noteRound(long setId, long round) {
      toOthers(listener -> listener.onPeerRound(setId, round));
    }

    @Override
    public void askToCatchUp(long setId, long round) {
      toOthers(
          other ->
              other
                  .catchUp(setId, round)
                  .ifPresent(help -> listeners.forEach(own -> own.onCatchUp(help))));
    }

    @Override
    public Runnable listen(Listener listener) {
      listeners.add(listener);
      return () -> listeners.remove(listener);
    }
  }
}
