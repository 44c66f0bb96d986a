/**
 * The runtime APIs that every chain offers, as interfaces and as what the executive makes of them.
 */
@NullMarked
package io.serinus.frame.executive.api;

import org.jspecify.annotations.NullMarked;
