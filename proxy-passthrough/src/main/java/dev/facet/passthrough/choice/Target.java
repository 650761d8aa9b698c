// SPDX-License-Identifier: Apache-2.0
package dev.facet.passthrough.choice;

import dev.facet.upstream.UpstreamClient;

/**
 * One service of a route.
 *
 * @param client calls it
 * @param weight its share, 0 or more
 */
public record Target(UpstreamClient client, int weight) {
  /** Guards the weight. */
  public Target {
    if (weight < 0) {
      throw new IllegalArgumentException("weight: " + weight + " (expected: 0 or more)");
    }
  }

  /** The service's name in the configuration. */
  public String service() {
    return client.service();
  }
}
