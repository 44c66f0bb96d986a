package io.serinus.pallet.proxy;

import io.serinus.frame.annotation.Scale;

/** What a deposit is for. */
@Scale("pallet_proxy::DepositKind")
public enum DepositKind {
  /** Proxy registration deposit. */
  PROXIES,
  /** Announcement deposit. */
  ANNOUNCEMENTS
}
