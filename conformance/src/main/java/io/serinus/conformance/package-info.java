/**
 * The adapter of the Polkadot conformance suite ({@code w3f/polkadot-tests}): it takes the suite's
 * command lines and prints what the suite expects, letter for letter. Host API cases go through a
 * runtime of our own, {@link io.serinus.conformance.tester.HostApiTester}, that is compiled to Wasm
 * and run by the executor. May use the host and the runtime builder. Start reading at {@link
 * io.serinus.conformance.ConformanceCommand}.
 */
@NullMarked
package io.serinus.conformance;

import org.jspecify.annotations.NullMarked;
