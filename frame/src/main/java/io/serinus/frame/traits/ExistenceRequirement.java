package io.serinus.frame.traits;

/** Whether an account may be reaped by what is taken from it. */
public enum ExistenceRequirement {
  KEEP_ALIVE,
  ALLOW_DEATH
}
