package io.serinus.node.backend;

import io.serinus.consensus.ConsensusService;
import io.serinus.consensus.grandpa.FinalityProof;
import io.serinus.consensus.grandpa.GrandpaJustification;
import io.serinus.consensus.grandpa.VoterStatus;
import io.serinus.crypto.keys.Ss58Address;
import io.serinus.rpc.backend.BackendException;
import io.serinus.rpc.backend.GrandpaBackend;
import io.serinus.rpc.backend.Registration;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The finality engine, from the consensus service. */
final class GrandpaVoting implements GrandpaBackend {
  private final ConsensusService consensus;
  private final int addressPrefix;

  /**
   * @param addressPrefix of the addresses that voters are shown by
   */
  GrandpaVoting(ConsensusService consensus, int addressPrefix) {
    this.consensus = consensus;
    this.addressPrefix = addressPrefix;
  }

  @Override
  public RoundState roundState() {
    VoterStatus status = consensus.voter().status();
    return new RoundState(
        status.setId(),
        round(status.best()),
        status.background().stream().map(this::round).toList());
  }

  private Round round(VoterStatus.RoundStatus round) {
    return new Round(
        round.round(),
        round.totalWeight(),
        round.thresholdWeight(),
        votes(round.prevotes()),
        votes(round.precommits()));
  }

  private Votes votes(VoterStatus.Half half) {
    return new Votes(
        half.currentWeight(),
        half.missing().stream()
            .map(voter -> Ss58Address.encode(addressPrefix, voter.toArray()))
            .toList());
  }

  @Override
  public byte @Nullable [] proveFinality(long number) throws BackendException {
    try {
      return consensus.grandpa().prove(number).map(FinalityProof.CODEC::encode).orElse(null);
    } catch (IllegalArgumentException e) {
      throw new BackendException(String.valueOf(e.getMessage()));
    }
  }

  @Override
  public Registration subscribeJustifications(Consumer<byte[]> listener) {
    Runnable end =
        consensus
            .grandpa()
            .listen(proof -> listener.accept(GrandpaJustification.CODEC.encode(proof)));
    return end::run;
  }
}
