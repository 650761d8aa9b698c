// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream;

/** What came of looking for a response in the store that replicas share. */
public enum StoreUse {
  /** It was there. */
  HIT("hit"),
  /** It was not there. */
  MISS("miss"),
  /** What was there is not what was kept. */
  CORRUPT("corrupt"),
  /** The store did not respond in time. */
  TIMEOUT("timeout"),
  /** The store failed. */
  ERROR("error"),
  /** The store was not asked, since it is known not to respond. */
  SKIPPED("skipped");

  private final String label;

  StoreUse(String label) {
    this.label = label;
  }

  /** What metrics call it. */
  public String label() {
    return label;
  }
}
