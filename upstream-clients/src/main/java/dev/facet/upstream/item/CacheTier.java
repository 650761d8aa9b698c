// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream.item;

/** Where something that is kept was found. */
public enum CacheTier {
  /** Nowhere: it is not kept. */
  NONE("none"),
  /** In the memory of this process. */
  MEMORY("memory"),
  /** In the store that replicas share. */
  STORE("store");

  private final String label;

  CacheTier(String label) {
    this.label = label;
  }

  /** What explanations call it. */
  public String label() {
    return label;
  }
}
