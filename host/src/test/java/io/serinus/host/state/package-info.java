/** Tests of the state: overlays and the state database against plain models. */
@NullMarked
package io.serinus.host.state;

import org.jspecify.annotations.NullMarked;
