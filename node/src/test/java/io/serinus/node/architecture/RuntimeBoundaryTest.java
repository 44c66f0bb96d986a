package io.serinus.node.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/**
 * What holds below the runtime boundary: code there is deterministic, and all that it reaches of
 * the world is the Host API.
 */
@AnalyzeClasses(
    packages = {
      "io.serinus.scale",
      "io.serinus.primitives",
      "io.serinus.hostapi",
      "io.serinus.frame",
      "io.serinus.pallet",
      "io.serinus.runtime"
    },
    importOptions = ImportOption.DoNotIncludeTests.class)
class RuntimeBoundaryTest {
  private static final String[] RUNTIME = {
    "io.serinus.scale..",
    "io.serinus.primitives..",
    "io.serinus.hostapi..",
    "io.serinus.frame..",
    "io.serinus.pallet..",
    "io.serinus.runtime.."
  };

  @ArchTest
  static final ArchRule KNOWS_NOTHING_OF_THE_NODE =
      noClasses()
          .that()
          .resideInAnyPackage(RUNTIME)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "io.serinus.host..",
              "io.serinus.trie..",
              "io.serinus.crypto..",
              "io.serinus.consensus..",
              "io.serinus.rpc..",
              "io.serinus.node..");

  @ArchTest
  static final ArchRule DOES_NO_INPUT_OR_OUTPUT =
      noClasses()
          .that()
          .resideInAnyPackage(RUNTIME)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "java.io..",
              "java.nio.file..",
              "java.nio.channels..",
              "java.net..",
              "java.time..",
              "java.util.logging..",
              "org.slf4j..");

  @ArchTest
  static final ArchRule STARTS_NO_THREADS =
      noClasses()
          .that()
          .resideInAnyPackage(RUNTIME)
          .and()
          .doNotHaveFullyQualifiedName("io.serinus.hostapi.JvmContext")
          .and() // which keeps the call that a thread of the JVM is in; in Wasm there is one
          .doNotHaveFullyQualifiedName("io.serinus.frame.Runtime")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("java.util.concurrent..")
          .orShould()
          .dependOnClassesThat()
          .areAssignableTo(Thread.class)
          .orShould()
          .dependOnClassesThat()
          .areAssignableTo(ThreadLocal.class);

  @ArchTest
  static final ArchRule USES_NO_REFLECTION =
      noClasses()
          .that()
          .resideInAnyPackage(RUNTIME)
          .should()
          .dependOnClassesThat()
          .resideInAPackage("java.lang.reflect..");

  @ArchTest
  static final ArchRule READS_NO_CLOCK_AND_ROLLS_NO_DICE =
      noClasses()
          .that()
          .resideInAnyPackage(RUNTIME)
          .should()
          .callMethod(System.class, "currentTimeMillis")
          .orShould()
          .callMethod(System.class, "nanoTime")
          .orShould()
          .dependOnClassesThat()
          .areAssignableTo(java.util.Random.class)
          .orShould()
          .callMethod(Math.class, "random");

  @ArchTest
  static final ArchRule ITERATES_IN_NO_HASH_ORDER =
      noClasses()
          .that()
          .resideInAnyPackage("io.serinus.frame..", "io.serinus.pallet..", "io.serinus.runtime..")
          .and() // which looks functions up by name and never walks over them
          .doNotHaveFullyQualifiedName("io.serinus.frame.Runtime")
          .should()
          .callConstructor(java.util.HashMap.class)
          .orShould()
          .callConstructor(java.util.HashSet.class);
}
