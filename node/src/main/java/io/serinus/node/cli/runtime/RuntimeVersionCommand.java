package io.serinus.node.cli.runtime;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.serinus.host.executor.RuntimeCode;
import io.serinus.node.cli.state.BlobFile;
import io.serinus.node.config.Execution;
import io.serinus.node.json.PrettyJson;
import io.serinus.node.service.Runtimes;
import io.serinus.primitives.RuntimeVersion;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Prints a runtime's version. */
@Command(
    name = "version",
    description = "Print a runtime's version as JSON.",
    mixinStandardHelpOptions = true)
final class RuntimeVersionCommand implements Callable<Integer> {
  @Parameters(
      arity = "0..1",
      paramLabel = "FILE",
      description = "A blob or a chain spec; the Kusama runtime of this build unless told.")
  Optional<Path> file;

  @Spec CommandSpec spec;

  @Override
  public Integer call() {
    RuntimeVersion version =
        Runtimes.executor(Execution.WASM, Runtimes.userClassCache())
            .version(RuntimeCode.of(BlobFile.load(file)));
    ObjectNode json = new ObjectMapper().createObjectNode();
    json.put("specName", version.specName());
    json.put("implName", version.implName());
    json.put("authoringVersion", version.authoringVersion());
    json.put("specVersion", version.specVersion());
    json.put("implVersion", version.implVersion());
    json.put("transactionVersion", version.transactionVersion());
    json.put("stateVersion", version.systemVersion());
    ArrayNode apis = json.putArray("apis");
    version.apis().forEach(api -> apis.addArray().add(api.id().toString()).add(api.version()));
    spec.commandLine().getOut().println(PrettyJson.text(json));
    return 0;
  }
}
