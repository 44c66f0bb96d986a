package io.serinus.consensus;

import io.serinus.hostapi.Host;
import io.serinus.hostapi.NativeRuntime;
import io.serinus.hostapi.RuntimePanic;
import io.serinus.hostapi.TrieApi;
import io.serinus.primitives.Block;
import io.serinus.primitives.DigestItem;
import io.serinus.primitives.EngineId;
import io.serinus.primitives.H256;
import io.serinus.primitives.Header;
import io.serinus.primitives.RuntimeVersion;
import io.serinus.primitives.consensus.AllowedSlots;
import io.serinus.primitives.consensus.Authority;
import io.serinus.primitives.consensus.BabeConfiguration;
import io.serinus.primitives.consensus.BabeConsensusLog;
import io.serinus.primitives.consensus.BabeId;
import io.serinus.primitives.consensus.BabePreDigest;
import io.serinus.primitives.consensus.Fraction;
import io.serinus.primitives.consensus.GrandpaConsensusLog;
import io.serinus.primitives.consensus.GrandpaId;
import io.serinus.primitives.consensus.NextEpochDescriptor;
import io.serinus.primitives.consensus.OpaqueKeyOwnershipProof;
import io.serinus.primitives.consensus.ScheduledChange;
import io.serinus.primitives.runtime.CheckInherentsResult;
import io.serinus.primitives.runtime.DispatchError;
import io.serinus.primitives.runtime.InherentData;
import io.serinus.primitives.runtime.TransactionValidityError;
import io.serinus.scale.Bytes;
import io.serinus.scale.Codec;
import io.serinus.scale.Codecs;
import io.serinus.scale.Result;
import io.serinus.scale.ScaleReader;
import io.serinus.scale.ScaleWriter;
import io.serinus.scale.Unit;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A runtime that does what BABE and GRANDPA need and nothing else: one author, some voters, epochs
 * of {@value #EPOCH} slots, and a change of the voters' set at the start of each. Its only
 * extrinsics are the inherents, whatever they hold.
 */
final class SlotRuntime implements NativeRuntime {
  static final Bytes CODE = Bytes.ofText("the slot runtime");
  static final int EPOCH = 10;
  static final long SLOT_DURATION = 6000;

  private static final List<String> FUNCTIONS =
      List.of(
          "BabeApi_configuration",
          "BabeApi_generate_key_ownership_proof",
          "BabeApi_submit_report_equivocation_unsigned_extrinsic",
          "BlockBuilder_apply_extrinsic",
          "BlockBuilder_check_inherents",
          "BlockBuilder_finalize_block",
          "BlockBuilder_inherent_extrinsics",
          "Core_execute_block",
          "Core_initialize_block",
          "Core_version",
          "GrandpaApi_generate_key_ownership_proof",
          "GrandpaApi_grandpa_authorities",
          "GrandpaApi_submit_report_equivocation_unsigned_extrinsic");
  private static final Codec<List<Bytes>> EXTRINSICS = Codecs.list(Bytes.CODEC);
  private static final Codec<List<Authority<GrandpaId>>> VOTERS =
      Codecs.list(Authority.codec(GrandpaId.CODEC));
  private static final Codec<Result<Result<Unit, DispatchError>, TransactionValidityError>> APPLY =
      TransactionValidityError.applyResultCodec();

  private static final Codec<Optional<OpaqueKeyOwnershipProof>> OWNER =
      Codecs.optional(OpaqueKeyOwnershipProof.CODEC);

  private final List<Authority<BabeId>> authors;
  private final List<Authority<GrandpaId>> voters;

  SlotRuntime(BabeId author, List<GrandpaId> voters) {
    this.authors = List.of(new Authority<>(author, 1));
    this.voters = voters.stream().map(voter -> new Authority<>(voter, 1)).toList();
  }

  @Override
  public List<String> functions() {
    return FUNCTIONS;
  }

  @Override
  public byte[] call(String function, byte[] arguments) {
    ScaleReader in = new ScaleReader(arguments);
    return switch (function) {
      case "Core_version" ->
          RuntimeVersion.CODEC.encode(
              new RuntimeVersion("slots", "slots", 1, 1, 1, List.of(), 1, 1));
      case "Core_initialize_block" -> {
        initialize(Header.CODEC.decode(in));
        yield new byte[] {0};
      }
      case "Core_execute_block" -> {
        execute(Block.CODEC.decode(in));
        yield new byte[0];
      }
      case "BlockBuilder_inherent_extrinsics" -> {
        Bytes time = InherentData.CODEC.decode(in).get(InherentData.TIMESTAMP);
        if (time == null) {
          throw new RuntimePanic("no time");
        }
        yield EXTRINSICS.encode(List.of(time));
      }
      case "BlockBuilder_check_inherents" ->
          CheckInherentsResult.CODEC.encode(
              new CheckInherentsResult(true, false, InherentData.EMPTY));
      case "BlockBuilder_apply_extrinsic" -> {
        note(Bytes.CODEC.decode(in));
        yield APPLY.encode(Result.ok(Result.ok(Unit.UNIT)));
      }
      case "BlockBuilder_finalize_block" -> Header.CODEC.encode(finish());
      case "BabeApi_configuration" ->
          BabeConfiguration.CODEC.encode(
              new BabeConfiguration(
                  SLOT_DURATION,
                  EPOCH,
                  new Fraction(1, 4),
                  authors,
                  H256.ZERO,
                  AllowedSlots.PRIMARY_AND_SECONDARY_VRF_SLOTS));
      case "GrandpaApi_grandpa_authorities" -> VOTERS.encode(voters);
      case "BabeApi_generate_key_ownership_proof", "GrandpaApi_generate_key_ownership_proof" ->
          OWNER.encode(Optional.of(new OpaqueKeyOwnershipProof(ownership(arguments))));
      case "BabeApi_submit_report_equivocation_unsigned_extrinsic",
          "GrandpaApi_submit_report_equivocation_unsigned_extrinsic" -> {
        Host.api().submitTransaction(arguments);
        yield new byte[] {1};
      }
      default -> throw new RuntimePanic("no function " + function);
    };
  }

  /** What is asked for, and the time of the state that is asked. */
  private static Bytes ownership(byte[] arguments) {
    return Bytes.wrap(
        new ScaleWriter().writeFixed(arguments).writeFixed(get("time")).toByteArray());
  }

  private void initialize(Header header) {
    long slot = 0;
    for (DigestItem item : header.digest().logs()) {
      if (item instanceof DigestItem.PreRuntime(EngineId engine, Bytes data)) {
        slot = BabePreDigest.CODEC.decode(data.unsafeArray()).slot().number();
      }
    }
    Header begun = header;
    long start = getLong("epoch");
    boolean first = header.number() == 1;
    if (first || slot >= start + EPOCH) {
      setLong("epoch", first ? slot : start + (slot - start) / EPOCH * EPOCH);
      begun =
          with(
              begun,
              EngineId.BABE,
              BabeConsensusLog.CODEC.encode(
                  new BabeConsensusLog.NextEpochData(
                      new NextEpochDescriptor(authors, header.parentHash()))));
      if (!first) {
        begun =
            with(
                begun,
                EngineId.GRANDPA,
                GrandpaConsensusLog.CODEC.encode(
                    new GrandpaConsensusLog.Scheduled(new ScheduledChange(voters, 0))));
      }
    }
    set("header", Header.CODEC.encode(begun));
    set("extrinsics", EXTRINSICS.encode(List.of()));
  }

  private static Header with(Header header, EngineId engine, byte[] log) {
    return header.withDigest(
        header.digest().with(new DigestItem.Consensus(engine, Bytes.wrap(log))));
  }

  private void execute(Block block) {
    Header header = block.header();
    DigestItem preDigest = header.digest().logs().getFirst();
    initialize(
        new Header(
            header.parentHash(),
            header.number(),
            H256.ZERO,
            H256.ZERO,
            new io.serinus.primitives.Digest(List.of(preDigest))));
    block.extrinsics().forEach(SlotRuntime::note);
    if (!finish().equals(header)) {
      throw new RuntimePanic("the header is wrong");
    }
  }

  private static void note(Bytes extrinsic) {
    List<Bytes> more = new java.util.ArrayList<>(EXTRINSICS.decode(get("extrinsics")));
    more.add(extrinsic);
    set("extrinsics", EXTRINSICS.encode(more));
    set("time", extrinsic.toArray());
  }

  private static Header finish() {
    List<byte[]> extrinsics =
        EXTRINSICS.decode(get("extrinsics")).stream()
            .map(e -> new ScaleWriter().writeBytes(e.unsafeArray()).toByteArray())
            .toList();
    Header header = Header.CODEC.decode(get("header"));
    Host.api().storageClear(key("header"));
    Host.api().storageClear(key("extrinsics"));
    byte[] root = Host.api().trieOrderedRoot(TrieApi.TrieHash.BLAKE2_256, extrinsics, 0);
    return new Header(
        header.parentHash(),
        header.number(),
        H256.wrap(Host.api().storageRoot(1)),
        H256.wrap(root),
        header.digest());
  }

  private static long getLong(String name) {
    byte[] value = get(name);
    return value.length == 0 ? 0 : new ScaleReader(value).readU64();
  }

  private static void setLong(String name, long value) {
    set(name, new ScaleWriter().writeU64(value).toByteArray());
  }

  private static byte[] get(String name) {
    byte @Nullable [] value = Host.api().storageGet(key(name));
    return value == null ? new byte[0] : value;
  }

  private static void set(String name, byte[] value) {
    Host.api().storageSet(key(name), value);
  }

  private static byte[] key(String name) {
    return name.getBytes(StandardCharsets.US_ASCII);
  }
}
