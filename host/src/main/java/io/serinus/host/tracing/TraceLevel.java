package io.serinus.host.tracing;

import java.util.Locale;

/** How much detail a span or an event is; each level takes in the ones before it. */
public enum TraceLevel {
  ERROR,
  WARN,
  INFO,
  DEBUG,
  TRACE;

  /**
   * Reads a level as filters write it: its name in letters of either case, or its number, 1 for
   * {@code ERROR} to 5. Anything else is {@code TRACE}, which leaves nothing out.
   */
  static TraceLevel parse(String text) {
    for (TraceLevel level : values()) {
      if (level.name().equals(text.toUpperCase(Locale.ROOT))) {
        return level;
      }
    }
    try {
      int number = Integer.parseInt(text);
      return number >= 1 && number <= values().length ? values()[number - 1] : TRACE;
    } catch (NumberFormatException e) {
      return TRACE;
    }
  }

  /** Whether one who wants no more detail than this wants it. */
  boolean isWithin(TraceLevel most) {
    return ordinal() <= most.ordinal();
  }
}
