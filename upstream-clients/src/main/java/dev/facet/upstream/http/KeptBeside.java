// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream.http;

import dev.facet.upstream.cache.CacheTags;
import dev.facet.upstream.store.SharedStore;

/**
 * What a client has in common with others of what it keeps.
 *
 * @param tags with the clients of all services
 * @param store with replicas
 * @param deciding a digest of the settings that these must have in common; empty without a store
 */
record KeptBeside(CacheTags tags, SharedStore store, String deciding) {
  /** Nothing. */
  static KeptBeside nothing() {
    return new KeptBeside(new CacheTags(), SharedStore.NONE, "");
  }
}
