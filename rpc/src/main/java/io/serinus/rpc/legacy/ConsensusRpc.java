package io.serinus.rpc.legacy;

import com.fasterxml.jackson.core.JsonGenerator;
import io.serinus.rpc.backend.BabeBackend;
import io.serinus.rpc.backend.BackendException;
import io.serinus.rpc.backend.GrandpaBackend;
import io.serinus.rpc.json.JsonBody;
import io.serinus.rpc.json.Params;
import io.serinus.rpc.json.RpcException;
import io.serinus.rpc.server.MethodRegistry;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/** {@code babe_*} and {@code grandpa_*}: slots, votes and proofs of finality. */
public final class ConsensusRpc implements MethodRegistry.ApiGroup {
  private static final int GRANDPA_NOT_READY = 1;
  private static final int PROVE_FINALITY_FAILED = 4;
  private static final int FETCH_EPOCH_FAILED = 9002;

  private final BabeBackend babe;
  private final GrandpaBackend grandpa;

  /** Over these engines. */
  public ConsensusRpc(BabeBackend babe, GrandpaBackend grandpa) {
    this.babe = babe;
    this.grandpa = grandpa;
  }

  @Override
  public void register(MethodRegistry.Builder to) {
    to.unsafe("babe_epochAuthorship", params -> epochAuthorship())
        .method("grandpa_roundState", params -> roundState())
        .method("grandpa_proveFinality", this::proveFinality)
        .subscription(
            "grandpa_subscribeJustifications",
            "grandpa_justifications",
            "grandpa_unsubscribeJustifications",
            (params, context, sink) ->
                sink.onEnd(
                    grandpa.subscribeJustifications(proof -> sink.send(JsonBody.hex(proof)))
                        ::close));
  }

  private JsonBody epochAuthorship() throws RpcException {
    Map<String, BabeBackend.Slots> slots;
    try {
      slots = babe.epochAuthorship();
    } catch (BackendException e) {
      throw new RpcException(FETCH_EPOCH_FAILED, "Failed to fetch epoch data");
    }
    return out -> {
      out.writeStartObject();
      for (Map.Entry<String, BabeBackend.Slots> key : slots.entrySet()) {
        out.writeObjectFieldStart(key.getKey());
        writeSlots(out, "primary", key.getValue().primary());
        writeSlots(out, "secondary", key.getValue().secondary());
        writeSlots(out, "secondary_vrf", key.getValue().secondaryVrf());
        out.writeEndObject();
      }
      out.writeEndObject();
    };
  }

  private static void writeSlots(JsonGenerator out, String name, List<Long> slots)
      throws IOException {
    out.writeArrayFieldStart(name);
    for (long slot : slots) {
      out.writeNumber(slot);
    }
    out.writeEndArray();
  }

  private JsonBody roundState() throws RpcException {
    GrandpaBackend.RoundState state = grandpa.roundState();
    if (state == null) {
      throw new RpcException(GRANDPA_NOT_READY, "GRANDPA RPC endpoint not ready");
    }
    return out -> {
      out.writeStartObject();
      out.writeNumberField("setId", state.setId());
      out.writeFieldName("best");
      writeRound(out, state.best());
      out.writeArrayFieldStart("background");
      for (GrandpaBackend.Round round : state.background()) {
        writeRound(out, round);
      }
      out.writeEndArray();
      out.writeEndObject();
    };
  }

  private static void writeRound(JsonGenerator out, GrandpaBackend.Round round) throws IOException {
    out.writeStartObject();
    out.writeNumberField("round", round.round());
    out.writeNumberField("totalWeight", round.totalWeight());
    out.writeNumberField("thresholdWeight", round.thresholdWeight());
    writeVotes(out, "prevotes", round.prevotes());
    writeVotes(out, "precommits", round.precommits());
    out.writeEndObject();
  }

  private static void writeVotes(JsonGenerator out, String name, GrandpaBackend.Votes votes)
      throws IOException {
    out.writeObjectFieldStart(name);
    out.writeNumberField("currentWeight", votes.currentWeight());
    out.writeFieldName("missing");
    JsonBody.strings(votes.missing()).writeTo(out);
    out.writeEndObject();
  }

  private JsonBody proveFinality(Params params) throws RpcException {
    try {
      return JsonBody.hex(grandpa.proveFinality(params.u32(0, "block")));
    } catch (BackendException e) {
      throw new RpcException(PROVE_FINALITY_FAILED, "Prove finality rpc failed: " + e.message());
    }
  }
}
