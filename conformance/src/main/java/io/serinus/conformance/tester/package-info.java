/**
 * A runtime whose functions each call one function of the Host API and return what it returned.
 * Below the runtime boundary: TeaVM compiles it. Start reading at {@link
 * io.serinus.conformance.tester.HostApiTester}.
 */
@NullMarked
package io.serinus.conformance.tester;

import org.jspecify.annotations.NullMarked;
