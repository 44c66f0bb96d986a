package io.serinus.node.architecture;

import static com.tngtech.archunit.library.Architectures.layeredArchitecture;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** The arrows between the layers above the runtime boundary. */
@AnalyzeClasses(packages = "io.serinus", importOptions = ImportOption.DoNotIncludeTests.class)
class LayersTest {
  @ArchTest
  static final ArchRule ARROWS =
      layeredArchitecture()
          .consideringOnlyDependenciesInLayers()
          .withOptionalLayers(true)
          .layer("node")
          .definedBy("io.serinus.node..")
          .layer("rpc")
          .definedBy("io.serinus.rpc..")
          .layer("consensus")
          .definedBy("io.serinus.consensus..")
          .layer("host")
          .definedBy("io.serinus.host..")
          .layer("trie")
          .definedBy("io.serinus.trie..")
          .layer("crypto")
          .definedBy("io.serinus.crypto..")
          .whereLayer("node")
          .mayNotBeAccessedByAnyLayer()
          .whereLayer("rpc")
          .mayOnlyBeAccessedByLayers("node")
          .whereLayer("consensus")
          .mayOnlyBeAccessedByLayers("rpc", "node")
          .whereLayer("host")
          .mayOnlyBeAccessedByLayers("consensus", "rpc", "node")
          .whereLayer("trie")
          .mayOnlyBeAccessedByLayers("host", "consensus", "rpc", "node")
          .whereLayer("crypto")
          .mayOnlyBeAccessedByLayers("trie", "host", "consensus", "rpc", "node");
}
