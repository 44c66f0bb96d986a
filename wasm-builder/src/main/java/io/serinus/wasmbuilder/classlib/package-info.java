/**
 * Methods of the JDK's class library that TeaVM's lacks. Calls of them in a runtime are redirected
 * here when it is built, so what runs in Wasm must do exactly what the JDK's does. Only code that
 * TeaVM compiles; start reading at {@link io.serinus.wasmbuilder.MissingMethods}.
 */
@NullMarked
package io.serinus.wasmbuilder.classlib;

import org.jspecify.annotations.NullMarked;
