package io.serinus.frame.executive.api;

import com.eclipsesource.json.Json;
import com.eclipsesource.json.JsonValue;
import com.eclipsesource.json.ParseException;
import io.serinus.frame.GenesisException;
import io.serinus.frame.Runtime;
import io.serinus.frame.RuntimeApiModule;
import io.serinus.frame.executive.Executive;
import io.serinus.frame.executive.Genesis;
import io.serinus.frame.executive.Inherents;
import io.serinus.frame.extrinsic.Block;
import io.serinus.frame.extrinsic.UncheckedExtrinsic;
import io.serinus.frame.metadata.MetadataWriter;
import io.serinus.frame.metadata.OpaqueMetadata;
import io.serinus.primitives.AccountId;
import io.serinus.primitives.H256;
import io.serinus.primitives.Header;
import io.serinus.primitives.RuntimeVersion;
import io.serinus.primitives.runtime.CheckInherentsResult;
import io.serinus.primitives.runtime.DispatchError;
import io.serinus.primitives.runtime.ExtrinsicInclusionMode;
import io.serinus.primitives.runtime.InherentData;
import io.serinus.primitives.runtime.TransactionSource;
import io.serinus.primitives.runtime.TransactionValidityError;
import io.serinus.primitives.runtime.ValidTransaction;
import io.serinus.scale.Bytes;
import io.serinus.scale.Result;
import io.serinus.scale.Unit;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** What the executive offers as runtime APIs, for any runtime. */
public final class ExecutiveApis
    implements Core,
        Metadata,
        BlockBuilder,
        TaggedTransactionQueue,
        OffchainWorkerApi,
        AccountNonceApi,
        GenesisBuilder {
  private final Runtime runtime;
  private final Executive executive;
  private final Inherents inherents;
  private final Genesis genesis;

  /**
   * @param genesis how the runtime's first state is made
   */
  public ExecutiveApis(Runtime runtime, Genesis genesis) {
    this.runtime = runtime;
    this.executive = new Executive(runtime);
    this.inherents = new Inherents(runtime);
    this.genesis = genesis;
  }

  /** The APIs for {@link Runtime#offer}. */
  public RuntimeApiModule[] modules() {
    return new RuntimeApiModule[] {
      new CoreFunctions(this),
      new MetadataFunctions(this),
      new BlockBuilderFunctions(this),
      new TaggedTransactionQueueFunctions(this),
      new OffchainWorkerApiFunctions(this),
      new AccountNonceApiFunctions(this),
      new GenesisBuilderFunctions(this)
    };
  }

  @Override
  public RuntimeVersion version() {
    return runtime.version();
  }

  @Override
  public void executeBlock(Block block) {
    executive.executeBlock(block);
  }

  @Override
  public ExtrinsicInclusionMode initializeBlock(Header header) {
    executive.initializeBlock(header);
    return ExtrinsicInclusionMode.ALL_EXTRINSICS;
  }

  /** Version 14, which the oldest tools read. */
  @Override
  public OpaqueMetadata metadata() {
    return new OpaqueMetadata(Bytes.wrap(MetadataWriter.write(runtime, 14)));
  }

  @Override
  public Optional<OpaqueMetadata> metadataAtVersion(long version) {
    return MetadataWriter.VERSIONS.contains(version)
        ? Optional.of(new OpaqueMetadata(Bytes.wrap(MetadataWriter.write(runtime, (int) version))))
        : Optional.empty();
  }

  @Override
  public List<Long> metadataVersions() {
    return MetadataWriter.VERSIONS;
  }

  @Override
  public Result<Result<Unit, DispatchError>, TransactionValidityError> applyExtrinsic(
      UncheckedExtrinsic extrinsic) {
    return executive.applyExtrinsic(extrinsic);
  }

  @Override
  public Header finalizeBlock() {
    return executive.finalizeBlock();
  }

  @Override
  public List<UncheckedExtrinsic> inherentExtrinsics(InherentData inherent) {
    return inherents.create(inherent);
  }

  @Override
  public CheckInherentsResult checkInherents(Block block, InherentData data) {
    return inherents.check(block, data);
  }

  @Override
  public Result<ValidTransaction, TransactionValidityError> validateTransaction(
      TransactionSource source, UncheckedExtrinsic tx, H256 blockHash) {
    return executive.validateTransaction(source, tx, blockHash);
  }

  @Override
  public void offchainWorker(Header header) {
    executive.offchainWorker(header);
  }

  @Override
  public long accountNonce(AccountId account) {
    return runtime.system().accounts().get(account).nonce();
  }

  @Override
  public Result<Unit, String> buildState(Bytes json) {
    try {
      JsonValue config = Json.parse(new String(json.unsafeArray(), StandardCharsets.UTF_8));
      if (!config.isObject()) {
        throw new GenesisException("the genesis configuration is no object");
      }
      genesis.build(config.asObject());
      return Result.ok(Unit.UNIT);
    } catch (ParseException | GenesisException e) {
      return Result.err("Invalid JSON blob: " + e.getMessage());
    }
  }

  @Override
  public Optional<Bytes> getPreset(Optional<String> id) {
    return id.isEmpty()
        ? Optional.of(Bytes.ofText(genesis.defaults().toString()))
        : genesis.preset(id.get()).map(json -> Bytes.ofText(json.toString()));
  }

  @Override
  public List<String> presetNames() {
    return genesis.presetNames();
  }
}
