@NullMarked
package io.serinus.host.network;

import org.jspecify.annotations.NullMarked;
