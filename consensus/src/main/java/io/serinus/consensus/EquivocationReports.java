package io.serinus.consensus;

import io.serinus.host.chain.ChainException;
import io.serinus.host.client.Client;
import io.serinus.host.client.ClientException;
import io.serinus.host.executor.ExecutorException;
import io.serinus.host.state.Overlay;
import io.serinus.hostapi.OffchainApi;
import io.serinus.primitives.H256;
import io.serinus.primitives.consensus.GrandpaEquivocationProof;
import io.serinus.primitives.consensus.OpaqueKeyOwnershipProof;
import io.serinus.primitives.consensus.SlotEquivocationProof;
import io.serinus.scale.Codec;
import io.serinus.scale.Codecs;
import io.serinus.scale.ScaleException;
import io.serinus.scale.ScaleWriter;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells the runtime who has equivocated: it makes a transaction of the proof, which goes into the
 * node's pool. A report that cannot be made is logged and forgotten; the offence will be seen by
 * others.
 */
public final class EquivocationReports {
  private static final Logger LOG = LoggerFactory.getLogger(EquivocationReports.class);
  private static final Codec<Optional<OpaqueKeyOwnershipProof>> MAYBE_PROOF =
      Codecs.optional(OpaqueKeyOwnershipProof.CODEC);

  private final Client client;
  private final OffchainApi offchain;

  /**
   * @param offchain puts what the runtime submits into the pool
   */
  public EquivocationReports(Client client, OffchainApi offchain) {
    this.client = client;
    this.offchain = offchain;
  }

  /**
   * Reports an author of two blocks in one slot. That the key is a validator's is proven by the
   * session that the slot lies in: the state before the second block has it, unless that block
   * began the session.
   */
  public void report(SlotEquivocationProof proof) {
    LOG.warn("👶 {} has made two blocks in slot {}", proof.offender(), proof.slot().number());
    ScaleWriter key = new ScaleWriter();
    key.writeU64(proof.slot().number()).writeFixed(proof.offender().unsafeArray());
    report(
        "BabeApi",
        List.of(proof.secondHeader().parentHash(), client.info().best().hash()),
        key.toByteArray(),
        SlotEquivocationProof.CODEC.encode(proof));
  }

  /**
   * Reports a voter who has voted twice in one half of a round.
   *
   * @param at a block whose state has the keys of the voter's set
   */
  public void report(GrandpaEquivocationProof proof, H256 at) {
    LOG.warn(
        "👴 {} has voted twice in round {}",
        proof.equivocation().offender(),
        proof.equivocation().roundNumber());
    ScaleWriter key = new ScaleWriter();
    key.writeU64(proof.setId()).writeFixed(proof.equivocation().offender().unsafeArray());
    report(
        "GrandpaApi", List.of(at), key.toByteArray(), GrandpaEquivocationProof.CODEC.encode(proof));
  }

  /**
   * @param sessions the blocks after which the key may be known, the likeliest first
   */
  private void report(String api, List<H256> sessions, byte[] key, byte[] proof) {
    try {
      Optional<OpaqueKeyOwnershipProof> owner =
          sessions.stream().flatMap(at -> owner(api, at, key).stream()).findFirst();
      if (owner.isEmpty()) {
        LOG.debug("The equivocation cannot be proven to be of a validator's key");
        return;
      }
      ScaleWriter arguments = new ScaleWriter();
      arguments.writeFixed(proof);
      OpaqueKeyOwnershipProof.CODEC.encode(owner.get(), arguments);
      client
          .runtime()
          .call(
              new Overlay(client.state(client.info().best().hash())),
              offchain,
              api + "_submit_report_equivocation_unsigned_extrinsic",
              arguments.toByteArray());
    } catch (ExecutorException | ScaleException | ClientException | ChainException e) {
      LOG.warn("An equivocation could not be reported: {}", e.getMessage());
    }
  }

  private Optional<OpaqueKeyOwnershipProof> owner(String api, H256 at, byte[] key) {
    return client.chain().hasState(at)
        ? MAYBE_PROOF.decode(client.call(at, api + "_generate_key_ownership_proof", key))
        : Optional.empty();
  }
}
