/** What a node keeps beside its chain. */
@NullMarked
package io.serinus.node.service;

import org.jspecify.annotations.NullMarked;
