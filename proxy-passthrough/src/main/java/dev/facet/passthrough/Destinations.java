// SPDX-License-Identifier: Apache-2.0
package dev.facet.passthrough;

import dev.facet.passthrough.choice.TargetChoice;
import dev.facet.passthrough.second.Failover;
import dev.facet.passthrough.second.Mirroring;

/**
 * The services of a route.
 *
 * @param choice decides which one gets a request
 * @param cookie the name of the cookie that keeps what was decided, which no service sees; empty
 *     for none
 * @param mirror copies requests to another one
 * @param failover asks another one where the first does not respond
 */
public record Destinations(
    TargetChoice choice, String cookie, Mirroring mirror, Failover failover) {
  /** Services of which nothing else is to be said. */
  public Destinations(TargetChoice choice) {
    this(choice, "", Mirroring.NONE, Failover.NONE);
  }
}
