// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream.redis;

import dev.facet.upstream.store.StoreSpace;

/**
 * The names of keys and channels.
 *
 * @param prefix what all of them begin with
 */
record RedisNames(String prefix) {
  /** The form of what stands under them: replicas of another one do not meet it. */
  private static final String FORM = ":2:";

  String entry(StoreSpace space, String key) {
    return prefix
        + FORM
        + space.service()
        + ":"
        + space.kind()
        + ":"
        + space.settings()
        + ":"
        + key;
  }

  String label(String domain, String label) {
    return prefix + FORM + domain + ":l:" + label;
  }

  /** Where replicas tell each other what they forget. */
  String channel() {
    return prefix + FORM + "forgotten";
  }
}
