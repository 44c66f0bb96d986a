package io.serinus.frame;

/** A call of some pallet, without the pallet: one of the records of its {@code <Name>Call}. */
public interface Call {}
