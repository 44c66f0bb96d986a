package io.serinus.primitives.consensus;

import io.serinus.scale.Codec;
import io.serinus.scale.Codecs;

/** How slots may be claimed that no one has won. */
public enum AllowedSlots {
  /** Not at all. */
  PRIMARY_SLOTS("PrimarySlots"),
  /** By one who is determined for each, openly. */
  PRIMARY_AND_SECONDARY_PLAIN_SLOTS("PrimaryAndSecondaryPlainSlots"),
  /** By one who is determined for each, and adds a VRF output. */
  PRIMARY_AND_SECONDARY_VRF_SLOTS("PrimaryAndSecondaryVRFSlots");

  public static final Codec<AllowedSlots> CODEC =
      Codecs.enumeration("sp_consensus_babe::AllowedSlots", values(), slots -> slots.variant);

  private final String variant;

  AllowedSlots(String variant) {
    this.variant = variant;
  }

  /** Whether secondary slots without a VRF output are allowed. */
  public boolean secondaryPlain() {
    return this == PRIMARY_AND_SECONDARY_PLAIN_SLOTS;
  }

  /** Whether secondary slots with a VRF output are allowed. */
  public boolean secondaryVrf() {
    return this == PRIMARY_AND_SECONDARY_VRF_SLOTS;
  }
}
