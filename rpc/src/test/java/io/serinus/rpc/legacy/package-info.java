/** Tests of the methods of today. */
@NullMarked
package io.serinus.rpc.legacy;

import org.jspecify.annotations.NullMarked;
