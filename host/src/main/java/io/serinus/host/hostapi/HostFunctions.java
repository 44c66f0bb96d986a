package io.serinus.host.hostapi;

import java.util.Map;

/** All functions of the Host API. */
public final class HostFunctions {
  private static final Map<String, HostFunctionDefinition> ALL = all();

  private HostFunctions() {}

  /** The functions by their names, versions included. */
  public static Map<String, HostFunctionDefinition> byName() {
    return ALL;
  }

  private static Map<String, HostFunctionDefinition> all() {
    FunctionTable table = new FunctionTable();
    StorageFunctions.addTo(table);
    ChildStorageFunctions.addTo(table);
    TrieFunctions.addTo(table);
    HashingFunctions.addTo(table);
    CryptoFunctions.addTo(table);
    EcdsaFunctions.addTo(table);
    OffchainFunctions.addTo(table);
    HttpFunctions.addTo(table);
    MiscFunctions.addTo(table);
    TracingFunctions.addTo(table);
    AllocatorFunctions.addTo(table);
    return table.functions();
  }
}
