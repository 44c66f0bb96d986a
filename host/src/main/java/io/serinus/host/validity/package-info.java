/**
 * What runtimes say of transactions, as hosts read it: {@link
 * io.serinus.host.validity.TransactionValidity} is the result of validating one, {@link
 * io.serinus.host.validity.ApplyResult} that of applying one to a block. Pure decoding; depends on
 * SCALE alone.
 */
@NullMarked
package io.serinus.host.validity;

import org.jspecify.annotations.NullMarked;
