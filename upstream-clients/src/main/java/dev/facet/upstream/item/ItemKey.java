// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream.item;

/**
 * Where an item of a service is found.
 *
 * @param partition equal for items of the same call and for the same callers: a digest, which tells
 *     nothing of what it is made of
 * @param key the item's own key among those of the partition
 */
public record ItemKey(String partition, String key) {
  /** Characters held. */
  public int length() {
    return partition.length() + key.length();
  }
}
