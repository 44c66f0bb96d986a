package io.serinus.host.client;

import io.serinus.hostapi.Host;
import io.serinus.hostapi.NativeRuntime;
import io.serinus.hostapi.OffchainApi;
import io.serinus.hostapi.RuntimePanic;
import io.serinus.hostapi.TrieApi;
import io.serinus.primitives.Block;
import io.serinus.primitives.H256;
import io.serinus.primitives.Header;
import io.serinus.primitives.RuntimeVersion;
import io.serinus.primitives.runtime.DispatchError;
import io.serinus.primitives.runtime.InherentData;
import io.serinus.primitives.runtime.InvalidTransaction;
import io.serinus.primitives.runtime.TransactionValidityError;
import io.serinus.primitives.runtime.ValidTransaction;
import io.serinus.scale.Bytes;
import io.serinus.scale.Codec;
import io.serinus.scale.Codecs;
import io.serinus.scale.Result;
import io.serinus.scale.ScaleReader;
import io.serinus.scale.ScaleWriter;
import io.serinus.scale.Unit;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A runtime whose state is nonces. An extrinsic is a text: {@code time:T} is the inherent, {@code
 * call:ACCOUNT:NONCE:WHAT} a transaction, where WHAT may be {@code ok}, {@code fail} (the call
 * fails), {@code panic}, {@code mortal} (valid in block 1 only), {@code heavy} (takes a whole
 * block), {@code code.BYTES} (other code, in hexadecimal) or {@code sig.SIGNATURE.KEY} (a signature
 * of {@code ACCOUNT:NONCE}, in hexadecimal). A block has room for {@value #ROOM} transactions.
 */
final class FakeRuntime implements NativeRuntime {
  static final int ROOM = 20;
  static final Bytes CODE = Bytes.ofText("the fake runtime");

  private static final Codec<List<Bytes>> EXTRINSICS = Codecs.list(Bytes.CODEC);
  private static final Codec<Result<ValidTransaction, TransactionValidityError>> VALIDITY =
      TransactionValidityError.validityCodec();
  private static final Codec<Result<Result<Unit, DispatchError>, TransactionValidityError>> APPLY =
      TransactionValidityError.applyResultCodec();
  private static final Set<String> FUNCTIONS =
      Set.of(
          "Core_version",
          "Core_initialize_block",
          "Core_execute_block",
          "BlockBuilder_inherent_extrinsics",
          "BlockBuilder_apply_extrinsic",
          "BlockBuilder_finalize_block",
          "TaggedTransactionQueue_validate_transaction",
          "OffchainWorkerApi_offchain_worker",
          "GenesisBuilder_build_state",
          "GenesisBuilder_get_preset");

  static Bytes call(String account, long nonce, String what) {
    return Bytes.ofText("call:" + account + ":" + nonce + ":" + what);
  }

  @Override
  public List<String> functions() {
    return FUNCTIONS.stream().sorted().toList();
  }

  @Override
  public byte[] call(String function, byte[] arguments) {
    ScaleReader in = new ScaleReader(arguments);
    return switch (function) {
      case "Core_version" -> RuntimeVersion.CODEC.encode(version());
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
        long millis = new ScaleReader(time.unsafeArray()).readU64();
        yield EXTRINSICS.encode(List.of(Bytes.ofText("time:" + millis)));
      }
      case "BlockBuilder_apply_extrinsic" -> APPLY.encode(apply(Bytes.CODEC.decode(in)));
      case "BlockBuilder_finalize_block" -> Header.CODEC.encode(finish());
      case "TaggedTransactionQueue_validate_transaction" -> {
        in.readU8();
        yield VALIDITY.encode(validate(Bytes.CODEC.decode(in)));
      }
      case "OffchainWorkerApi_offchain_worker" -> {
        work();
        yield new byte[0];
      }
      case "GenesisBuilder_build_state" -> {
        String json = new String(in.readBytes(), StandardCharsets.UTF_8);
        if (!json.startsWith("{")) {
          yield new ScaleWriter().writeU8(1).writeBytes("no object".getBytes()).toByteArray();
        }
        set("config", json);
        yield new byte[] {0};
      }
      case "GenesisBuilder_get_preset" ->
          in.readBool()
              ? new byte[] {0}
              : new ScaleWriter().writeBool(true).writeBytes("{}".getBytes()).toByteArray();
      default -> throw new RuntimePanic("no function " + function);
    };
  }

  static RuntimeVersion version() {
    RuntimeVersion.Api core =
        new RuntimeVersion.Api(Bytes.wrap(HexFormat.of().parseHex("df6acb689907609b")), 5);
    RuntimeVersion.Api queue =
        new RuntimeVersion.Api(Bytes.wrap(HexFormat.of().parseHex("d2bc9897eed08f15")), 3);
    RuntimeVersion.Api workers =
        new RuntimeVersion.Api(Bytes.wrap(HexFormat.of().parseHex("f78b278be53f454c")), 2);
    return new RuntimeVersion("fake", "fake", 1, 1, 1, List.of(core, queue, workers), 1, 1);
  }

  /** Counts the worker's runs and submits a transaction with the count as its nonce. */
  private static void work() {
    byte[] key = "runs".getBytes(StandardCharsets.US_ASCII);
    byte @Nullable [] runs = Host.api().localStorageGet(OffchainApi.StorageKind.PERSISTENT, key);
    long count = runs == null ? 0 : Long.parseLong(new String(runs, StandardCharsets.US_ASCII));
    Host.api()
        .localStorageSet(
            OffchainApi.StorageKind.PERSISTENT,
            key,
            Long.toString(count + 1).getBytes(StandardCharsets.US_ASCII));
    Bytes call = call("worker", count, "ok");
    Host.api().submitTransaction(new ScaleWriter().writeBytes(call.unsafeArray()).toByteArray());
  }

  private static void initialize(Header header) {
    set("header", HexFormat.of().formatHex(Header.CODEC.encode(header)));
    set("extrinsics", "");
    set("weight", "0");
  }

  private static Header header() {
    return Header.CODEC.decode(HexFormat.of().parseHex(get("header")));
  }

  private static void execute(Block block) {
    initialize(
        new Header(
            block.header().parentHash(),
            block.header().number(),
            H256.ZERO,
            H256.ZERO,
            block.header().digest()));
    for (Bytes extrinsic : block.extrinsics()) {
      if (apply(extrinsic) instanceof Result.Err<?, ?>(var error)) {
        throw new RuntimePanic("an extrinsic is refused: " + error);
      }
    }
    if (!finish().equals(block.header())) {
      throw new RuntimePanic("the header is wrong");
    }
  }

  private static Result<Result<Unit, DispatchError>, TransactionValidityError> apply(
      Bytes extrinsic) {
    String[] parts = parts(extrinsic);
    if (parts[0].equals("time")) {
      set("time", parts[1]);
      note(extrinsic);
      return Result.ok(Result.ok(Unit.UNIT));
    }
    Result<ValidTransaction, TransactionValidityError> validity = validate(extrinsic);
    if (validity instanceof Result.Err<?, ?>(var error)) {
      return Result.err((TransactionValidityError) error);
    }
    long next = nonce(parts[1]);
    if (Long.parseLong(parts[2]) > next) {
      return Result.err(InvalidTransaction.Reason.FUTURE);
    }
    int weight = Integer.parseInt(get("weight")) + (parts[3].equals("heavy") ? ROOM : 1);
    if (weight > ROOM) {
      return Result.err(InvalidTransaction.Reason.EXHAUSTS_RESOURCES);
    }
    set("weight", Integer.toString(weight));
    set("nonce:" + parts[1], Long.toString(next + 1));
    if (parts[3].equals("panic")) {
      throw new RuntimePanic("on purpose");
    }
    if (parts[3].startsWith("code.")) {
      byte[] code = HexFormat.of().parseHex(parts[3].substring("code.".length()));
      Host.api().storageSet(":code".getBytes(StandardCharsets.US_ASCII), code);
    }
    note(extrinsic);
    return Result.ok(
        parts[3].equals("fail") ? Result.err(DispatchError.BAD_ORIGIN) : Result.ok(Unit.UNIT));
  }

  private static void note(Bytes extrinsic) {
    set("extrinsics", get("extrinsics") + HexFormat.of().formatHex(extrinsic.toArray()) + " ");
  }

  private static Header finish() {
    List<byte[]> extrinsics = new ArrayList<>();
    for (String hex : get("extrinsics").split(" ")) {
      if (!hex.isEmpty()) {
        extrinsics.add(new ScaleWriter().writeBytes(HexFormat.of().parseHex(hex)).toByteArray());
      }
    }
    Header header = header();
    for (String key : List.of("header", "extrinsics", "weight")) {
      Host.api().storageClear(key.getBytes(StandardCharsets.US_ASCII));
    }
    byte[] root = Host.api().trieOrderedRoot(TrieApi.TrieHash.BLAKE2_256, extrinsics, 0);
    return new Header(
        header.parentHash(),
        header.number(),
        H256.wrap(Host.api().storageRoot(1)),
        H256.wrap(root),
        header.digest());
  }

  private static Result<ValidTransaction, TransactionValidityError> validate(Bytes extrinsic) {
    String[] parts = parts(extrinsic);
    if (!parts[0].equals("call") || parts.length != 4) {
      return Result.err(InvalidTransaction.Reason.CALL);
    }
    long nonce = Long.parseLong(parts[2]);
    long next = nonce(parts[1]);
    if (nonce < next) {
      return Result.err(InvalidTransaction.Reason.STALE);
    }
    if (parts[3].startsWith("sig") && !signed(parts)) {
      return Result.err(InvalidTransaction.Reason.BAD_PROOF);
    }
    return Result.ok(
        new ValidTransaction(
            1,
            nonce == next ? List.of() : List.of(Bytes.ofText(parts[1] + ":" + (nonce - 1))),
            List.of(Bytes.ofText(parts[1] + ":" + nonce)),
            64,
            true));
  }

  private static boolean signed(String[] parts) {
    String[] signature = parts[3].split("\\.");
    return Host.api()
        .sr25519Verify(
            HexFormat.of().parseHex(signature[1]),
            (parts[1] + ":" + parts[2]).getBytes(StandardCharsets.US_ASCII),
            HexFormat.of().parseHex(signature[2]));
  }

  private static String[] parts(Bytes extrinsic) {
    return new String(extrinsic.unsafeArray(), StandardCharsets.UTF_8).split(":");
  }

  private static long nonce(String account) {
    return Long.parseLong(get("nonce:" + account, "0"));
  }

  private static String get(String key) {
    return get(key, "");
  }

  private static String get(String key, String otherwise) {
    byte @Nullable [] value = Host.api().storageGet(key.getBytes(StandardCharsets.US_ASCII));
    return value == null ? otherwise : new String(value, StandardCharsets.UTF_8);
  }

  private static void set(String key, String value) {
    Host.api()
        .storageSet(
            key.getBytes(StandardCharsets.US_ASCII), value.getBytes(StandardCharsets.UTF_8));
  }

  /** The genesis state with this runtime and some accounts' nonces. */
  static Genesis genesis() {
    return Genesis.ofRaw(
        Map.of(Bytes.ofText(":code"), CODE, Bytes.ofText("nonce:old"), Bytes.ofText("7")),
        Map.of());
  }
}
