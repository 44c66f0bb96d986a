/** Tests of the client on a small runtime in Java. */
@NullMarked
package io.serinus.host.client;

import org.jspecify.annotations.NullMarked;
