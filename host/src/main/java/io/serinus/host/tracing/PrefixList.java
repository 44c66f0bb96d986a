package io.serinus.host.tracing;

/**
 * A list of prefixes, separated by commas, each with the most detailed level it lets through after
 * a {@code =}, or with all levels. An empty prefix, and so an empty list, lets everything through.
 *
 * @param text kept as it came and not taken apart, so that a list of many small parts takes no more
 *     memory than the request that brought it
 */
record PrefixList(String text) {
  /** Whether a word of a level begins with one of the prefixes. */
  boolean admits(String word, TraceLevel level) {
    int from = 0;
    while (true) {
      int comma = text.indexOf(',', from);
      int end = comma < 0 ? text.length() : comma;
      if (admits(from, end, word, level)) {
        return true;
      }
      if (comma < 0) {
        return false;
      }
      from = comma + 1;
    }
  }

  private boolean admits(int from, int end, String word, TraceLevel level) {
    int equals = text.indexOf('=', from, end);
    int length = (equals < 0 ? end : equals) - from;
    return word.regionMatches(0, text, from, length)
        && (equals < 0 || level.isWithin(TraceLevel.parse(text.substring(equals + 1, end))));
  }
}
