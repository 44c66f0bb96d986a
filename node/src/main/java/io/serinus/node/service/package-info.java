/**
 * Puts a node together of the modules below, starts it and ends it.
 *
 * <p>{@link io.serinus.node.service.Node} is a running node; start reading there. The other classes
 * each open or watch one of its parts: the database, the runtimes, the key store, the identity.
 */
@NullMarked
package io.serinus.node.service;

import org.jspecify.annotations.NullMarked;
