package io.serinus.host.state;

import io.serinus.hostapi.ChildStorageApi;
import io.serinus.hostapi.StorageApi;

/**
 * The storage half of the Host API, through which a runtime reaches its state: an {@link Overlay},
 * or what watches the way to one.
 */
public interface Externalities extends StorageApi, ChildStorageApi {}
