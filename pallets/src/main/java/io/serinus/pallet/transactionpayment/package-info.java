/**
 * Fees: what a transaction pays for its weight and length, and how the price follows demand. Start
 * at {@link io.serinus.pallet.transactionpayment.TransactionPayment}; {@link
 * io.serinus.pallet.transactionpayment.ChargeTransactionPayment} takes the fee.
 */
@NullMarked
package io.serinus.pallet.transactionpayment;

import org.jspecify.annotations.NullMarked;
