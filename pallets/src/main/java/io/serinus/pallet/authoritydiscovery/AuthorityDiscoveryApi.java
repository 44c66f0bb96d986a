package io.serinus.pallet.authoritydiscovery;

import io.serinus.frame.annotation.RuntimeApi;
import io.serinus.primitives.consensus.AuthorityDiscoveryId;
import java.util.List;

/** What nodes ask to find validators. */
@RuntimeApi(value = "AuthorityDiscoveryApi", id = "687ad44ad37f03c2", version = 1)
public interface AuthorityDiscoveryApi {
  /** Retrieve authority identifiers of the current and next authority set. */
  List<AuthorityDiscoveryId> authorities();
}
