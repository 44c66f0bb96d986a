/**
 * Parameters that governance changes without a new runtime. {@link
 * io.serinus.pallet.parameters.Parameters} stores what was set; which parameters there are, in
 * which groups, of which types and defaults, a runtime says once in {@link
 * io.serinus.pallet.parameters.ParameterDefinitions}.
 */
@NullMarked
package io.serinus.pallet.parameters;

import org.jspecify.annotations.NullMarked;
