/**
 * What runtimes answer: errors of dispatches, validity of transactions, fees, inherents, origins'
 * classes. Hosts read these, runtimes write them. Below the runtime boundary: pure values that
 * depend on SCALE and on the value types alone. Start at {@link
 * io.serinus.primitives.runtime.DispatchError} and {@link
 * io.serinus.primitives.runtime.TransactionValidityError}.
 */
@NullMarked
package io.serinus.primitives.runtime;

import org.jspecify.annotations.NullMarked;
