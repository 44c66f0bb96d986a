package io.serinus.node.chainspec;

/** What a chain is for. */
public enum ChainType {
  DEVELOPMENT("Development"),
  LOCAL("Local"),
  LIVE("Live");

  private final String label;

  ChainType(String label) {
    this.label = label;
  }

  /** As chain specs and {@code system_chainType} write it. */
  public String label() {
    return label;
  }

  static ChainType of(String label) {
    for (ChainType type : values()) {
      if (type.label.equals(label)) {
        return type;
      }
    }
    throw new ChainSpecException("chainType: Development, Local or Live, not " + label);
  }
}
