package io.serinus.node.cli.chain;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.serinus.crypto.keys.MemoryKeyStore;
import io.serinus.host.client.BlockExecutor;
import io.serinus.host.client.Genesis;
import io.serinus.host.client.RuntimeCaller;
import io.serinus.host.executor.RuntimeCode;
import io.serinus.host.executor.RuntimeExecutor;
import io.serinus.node.chainspec.ChainSpec;
import io.serinus.node.chainspec.GenesisSource;
import io.serinus.node.chainspec.GenesisStates;
import io.serinus.node.config.Execution;
import io.serinus.node.json.PrettyJson;
import io.serinus.node.service.ChainSpecs;
import io.serinus.node.service.Runtimes;
import io.serinus.primitives.Header;
import io.serinus.primitives.RuntimeVersion;
import io.serinus.scale.Bytes;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Prints what a chain begins with, as JSON. */
@Command(
    name = "genesis",
    description = "Print a chain's genesis as JSON: state root, block hash, runtime.",
    mixinStandardHelpOptions = true)
final class InspectGenesisCommand implements Callable<Integer> {
  private static final Bytes CODE = Bytes.ofText(":code");

  @Option(
      names = "--chain",
      paramLabel = "CHAIN",
      defaultValue = "dev",
      description = "dev, local, or the path of a chain spec (default: ${DEFAULT-VALUE}).")
  String chain;

  @Spec CommandSpec spec;

  @Override
  public Integer call() {
    RuntimeExecutor executor = Runtimes.executor(Execution.NATIVE, null);
    RuntimeCaller runtime = Runtimes.caller(executor, new MemoryKeyStore());
    ChainSpec chainSpec = ChainSpecs.load(chain, runtime);
    Genesis genesis = GenesisStates.of(chainSpec, runtime);
    Header header = genesis.block(runtime).header();
    ObjectMapper mapper = new ObjectMapper();
    ObjectNode json = mapper.createObjectNode();
    json.put("name", chainSpec.name());
    json.put("id", chainSpec.id());
    json.put("chainType", chainSpec.chainType().label());
    json.put("format", chainSpec.genesis() instanceof GenesisSource.Raw ? "raw" : "runtimeGenesis");
    json.put("stateRoot", header.stateRoot().toString());
    json.put("blockHash", BlockExecutor.hash(header).toString());
    json.put("keys", genesis.main().size());
    json.put("childStorages", genesis.children().size());
    Bytes code = genesis.main().get(CODE);
    if (code != null) {
      RuntimeCode runtimeCode = RuntimeCode.of(code.unsafeArray());
      RuntimeVersion version = executor.version(runtimeCode);
      ObjectNode about = json.putObject("runtime");
      about.put("codeHash", "0x" + runtimeCode.hash());
      about.put("codeSize", code.length());
      about.put("specName", version.specName());
      about.put("specVersion", version.specVersion());
      about.put("implName", version.implName());
      about.put("transactionVersion", version.transactionVersion());
      about.put("stateVersion", version.systemVersion());
    }
    spec.commandLine().getOut().println(PrettyJson.text(json));
    return 0;
  }
}
