@NullMarked
package io.serinus.hostapi;

import org.jspecify.annotations.NullMarked;
