package io.serinus.pallet.babe;

/**
 * What a runtime says of BABE.
 *
 * @param epochDuration in slots; must never change
 * @param expectedBlockTime in milliseconds
 * @param slotDuration in milliseconds, twice the least time between blocks
 * @param maxAuthorities a {@code u32}
 * @param maxNominators how many may nominate a validator, for the weight of reports; a {@code u32}
 */
public record BabeConfig(
    long epochDuration,
    long expectedBlockTime,
    long slotDuration,
    long maxAuthorities,
    long maxNominators) {}
