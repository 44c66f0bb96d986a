@NullMarked
package io.serinus.node.log;

import org.jspecify.annotations.NullMarked;
