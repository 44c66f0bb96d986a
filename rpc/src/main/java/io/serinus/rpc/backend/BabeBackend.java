package io.serinus.rpc.backend;

import java.util.List;
import java.util.Map;

/** The block production engine. */
public interface BabeBackend {
  /** The slots of one key in an epoch. */
  record Slots(List<Long> primary, List<Long> secondary, List<Long> secondaryVrf) {}

  /** The slots of the current epoch that the node's own keys may claim, by their addresses. */
  Map<String, Slots> epochAuthorship() throws BackendException;
}
