/**
 * The relay chain of Kusama: {@link io.serinus.runtime.kusama.KusamaRuntime} is the runtime in one
 * readable class, {@link io.serinus.runtime.kusama.KusamaParameters} every number that it takes
 * from the real one, with its source.
 */
@NullMarked
package io.serinus.runtime.kusama;

import org.jspecify.annotations.NullMarked;
