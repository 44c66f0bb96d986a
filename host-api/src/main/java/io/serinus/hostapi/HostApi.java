package io.serinus.hostapi;

/**
 * The Host API as a Java runtime sees it: the functions of the Polkadot specification's appendix B
 * in their newest versions. Arrays handed over are not changed by either side afterwards.
 */
public interface HostApi
    extends StorageApi, ChildStorageApi, TrieApi, HashingApi, CryptoApi, OffchainApi, MiscApi {}
