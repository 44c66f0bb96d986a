package io.serinus.runtime.kusama;

import static io.serinus.runtime.kusama.KusamaScenario.ALICE;
import static io.serinus.runtime.kusama.KusamaScenario.BOB;
import static io.serinus.runtime.kusama.KusamaScenario.FIRST_SLOT;
import static org.assertj.core.api.Assertions.assertThat;

import io.serinus.frame.RuntimeCall;
import io.serinus.host.executor.ExecutionStrategy;
import io.serinus.host.state.Overlay;
import io.serinus.pallet.balances.Balances;
import io.serinus.pallet.balances.BalancesCall;
import io.serinus.pallet.offences.Offences;
import io.serinus.pallet.timestamp.Timestamp;
import io.serinus.pallet.timestamp.TimestampCall;
import io.serinus.primitives.Block;
import io.serinus.primitives.Digest;
import io.serinus.primitives.H256;
import io.serinus.primitives.Header;
import io.serinus.primitives.U128;
import io.serinus.primitives.Weight;
import io.serinus.primitives.consensus.BabePreDigest;
import io.serinus.primitives.consensus.SecondaryPlainPreDigest;
import io.serinus.primitives.consensus.Slot;
import io.serinus.primitives.runtime.InherentData;
import io.serinus.scale.Bytes;
import io.serinus.scale.Codecs;
import io.serinus.scale.ScaleReader;
import io.serinus.scale.ScaleWriter;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * A chain on which every call of the runtime is dispatched and every function of its APIs is
 * called, each natively and in Wasm: whatever differs between the two, in a result or in the state,
 * ends the test.
 */
@Tag("slow")
class EveryCallTest {
  private final KusamaScenario it =
      new KusamaScenario(ExecutionStrategy.BOTH, MoneyScenes.claimsAtGenesis());

  @Test
  void everyCallAndEveryFunctionComesOutTheSameBothWays() throws Exception {
    MoneyScenes money = new MoneyScenes(it);
    money.transfers();
    money.metadataHash();
    money.shortAddresses();
    money.claims();
    money.vesting();
    DelegationScenes delegation = new DelegationScenes(it);
    delegation.utility();
    delegation.proxies();
    delegation.multisig();
    delegation.recovery();
    AgendaScenes agenda = new AgendaScenes(it);
    agenda.system();
    agenda.preimages();
    agenda.parameters();
    agenda.scheduler();
    ConsensusScenes consensus = new ConsensusScenes(it);
    consensus.twoBlocksInASlot();
    consensus.sessions();
    consensus.twoVotesInARound();
    agenda.codeThatStays();
    askEverything(consensus);
    agenda.newCode();

    TreeSet<String> forgotten = it.calls();
    forgotten.removeAll(it.dispatched());
    assertThat(forgotten).as("calls that were never dispatched").isEmpty();
    TreeSet<String> unasked = new TreeSet<>(it.chain().runtime().functions());
    unasked.removeAll(it.chain().functionsCalled());
    assertThat(unasked).as("functions that were never called").isEmpty();
  }

  private byte[] ask(String function, byte[]... arguments) {
    return it.chain().query(function, arguments);
  }

  private static byte[] u32(long value) {
    return Codecs.U32.encode(value);
  }

  private void askEverything(ConsensusScenes consensus) throws Exception {
    genesisBuilder();
    ask("Core_version");
    ask("Metadata_metadata");
    for (long version : List.of(13L, 14L, 15L, 16L, 17L)) {
      boolean known = new ScaleReader(ask("Metadata_metadata_at_version", u32(version))).readBool();
      assertThat(known).as("metadata %s", version).isEqualTo(version >= 14 && version <= 16);
    }
    ask("Metadata_metadata_versions");
    fees();
    ask("AccountNonceApi_account_nonce", ALICE.account().toArray());
    ask("AuthorityDiscoveryApi_authorities");
    ask("BabeApi_configuration");
    ask("BabeApi_current_epoch");
    ask("BabeApi_next_epoch");
    ask("GrandpaApi_grandpa_authorities");
    byte[] keys =
        ask(
            "SessionKeys_generate_session_keys",
            Codecs.optional(Bytes.CODEC).encode(Optional.of(Bytes.ofText("//Somebody"))));
    assertThat(ask("SessionKeys_decode_session_keys", keys)[0]).isEqualTo((byte) 1);
    assertThat(ask("SessionKeys_decode_session_keys", Bytes.CODEC.encode(Bytes.EMPTY)))
        .containsExactly(0);
    reports(consensus);
    blocks();
  }

  private void genesisBuilder() {
    List<String> names =
        Codecs.list(Bytes.CODEC).decode(ask("GenesisBuilder_preset_names")).stream()
            .map(name -> new String(name.toArray(), StandardCharsets.UTF_8))
            .toList();
    assertThat(names).contains("development", "local_testnet");
    assertThat(ask("GenesisBuilder_get_preset", new byte[] {0})[0]).isEqualTo((byte) 1);
    for (String name : names) {
      String json =
          Codecs.optional(Bytes.CODEC)
              .decode(
                  ask(
                      "GenesisBuilder_get_preset",
                      Codecs.optional(Bytes.CODEC).encode(Optional.of(Bytes.ofText(name)))))
              .map(bytes -> new String(bytes.toArray(), StandardCharsets.UTF_8))
              .orElseThrow();
      String whole = it.chain().overDefaults(json);
      assertThat(it.chain().buildGenesis(whole)).as(name).containsExactly(0);
      assertThat(refusal(json)).as("no patch is built").contains("missing field");
    }
    String whole = it.chain().overDefaults("{}");
    assertThat(refusal("[")).startsWith("Invalid JSON blob: ");
    assertThat(refusal("{\"a\":1," + whole.substring(1))).contains("unknown field `a`");
    assertThat(refusal("{\"grandpa\":{}," + whole.substring(1))).contains("duplicate field");
    assertThat(refusal(whole.replace("\"indices\":[]", "\"indices\":[[4294967296,\"\"]]")))
        .startsWith("Invalid JSON blob: ");
    assertThat(refusal(whole.replace("\"indices\":[]", "\"indices\":[],\"more\":[]")))
        .contains("unknown field `more`");
    assertThat(refusal(whole.replace("\"c\":[1,4]", "\"c\":[1,4,9]"))).contains("no list of 2");
  }

  /** Why the runtime does not build a genesis configuration. */
  private String refusal(String config) {
    byte[] answer = it.chain().buildGenesis(config);
    assertThat(answer).as(config).startsWith(1);
    return new String(
        Bytes.CODEC.decode(Arrays.copyOfRange(answer, 1, answer.length)).toArray(),
        StandardCharsets.UTF_8);
  }

  private RuntimeCall transfer() {
    return it.call(
        Balances.class, new BalancesCall.TransferKeepAlive(BOB.address(), U128.of(1_000_000L)));
  }

  private void fees() {
    byte[] signed =
        Bytes.CODEC.encode(ALICE.withTip(U128.of(7)).sign(it.chain(), it.overlay(), transfer()));
    byte[] call = it.look(transfer()::encoded);
    for (String function : List.of("query_info", "query_fee_details")) {
      ask("TransactionPaymentApi_" + function, signed, u32(signed.length));
    }
    for (String function : List.of("query_call_info", "query_call_fee_details")) {
      ask("TransactionPaymentCallApi_" + function, call, u32(call.length));
    }
    for (String api : List.of("TransactionPaymentApi", "TransactionPaymentCallApi")) {
      ask(api + "_query_weight_to_fee", Weight.CODEC.encode(Weight.of(1_000_000_000, 5)));
      ask(api + "_query_length_to_fee", u32(1000));
    }
    for (int source = 0; source < 3; source++) {
      assertThat(
              ask(
                  "TaggedTransactionQueue_validate_transaction",
                  new byte[] {(byte) source},
                  signed,
                  it.chain().best().toArray()))
          .startsWith(0);
    }
    assertThat(
            ask(
                "TaggedTransactionQueue_validate_transaction",
                new byte[] {2},
                Bytes.CODEC.encode(it.unsigned(transfer())),
                it.chain().best().toArray()))
        .startsWith(1);
  }

  /** The runtime submits reports itself, and takes what it has submitted. */
  private void reports(ConsensusScenes consensus) throws Exception {
    List<byte[]> blocks = consensus.babeReport(3);
    ask("BabeApi_submit_report_equivocation_unsigned_extrinsic", blocks.get(0), blocks.get(1));
    List<byte[]> votes = consensus.grandpaReport(1);
    ask("GrandpaApi_submit_report_equivocation_unsigned_extrinsic", votes.get(0), votes.get(1));
    assertThat(it.chain().submitted()).hasSize(2);
    it.byAlice().block(() -> it.chain().submitted().forEach(it::submittedOk));
    assertThat(it.chain().events(Offences.Event.Offence.class)).hasSize(2);
  }

  private void blocks() throws Exception {
    long now = (it.slot() + 1) * KusamaParameters.SLOT_DURATION_MILLIS;
    InherentData data =
        InherentData.EMPTY.with(
            InherentData.TIMESTAMP, Bytes.wrap(new ScaleWriter().writeU64(now).toByteArray()));
    Header header =
        new Header(
            it.chain().best(),
            it.chain().number() + 1,
            H256.ZERO,
            H256.ZERO,
            Digest.EMPTY.with(
                KusamaScenario.preRuntime(
                    new BabePreDigest.SecondaryPlain(
                        new SecondaryPlainPreDigest(0, new Slot(it.slot() + 1))))));
    Overlay overlay = new Overlay(it.chain().state());
    it.chain().callOn(overlay, "Core_initialize_block", Header.CODEC.encode(header));
    List<Bytes> inherents =
        Codecs.list(Bytes.CODEC)
            .decode(
                it.chain()
                    .callOn(
                        overlay,
                        "BlockBuilder_inherent_extrinsics",
                        InherentData.CODEC.encode(data)));
    assertThat(inherents).hasSize(1);
    assertThat(inherents.getFirst().toArray()[0]).as("bare, in version 5").isEqualTo((byte) 5);
    assertThat(check(header, inherents, data)).as("okay").startsWith(1, 0);
    Bytes early = it.unsigned(it.call(Timestamp.class, new TimestampCall.Set(now + 120_000)));
    assertThat(check(header, List.of(early), data)).as("far ahead").startsWith(0, 1);
    ask("OffchainWorkerApi_offchain_worker", Header.CODEC.encode(header));
    assertThat(it.slot()).isGreaterThan(FIRST_SLOT);
  }

  private byte[] check(Header header, List<Bytes> body, InherentData data) {
    return ask(
        "BlockBuilder_check_inherents",
        Block.CODEC.encode(new Block(header, body)),
        InherentData.CODEC.encode(data));
  }
}
