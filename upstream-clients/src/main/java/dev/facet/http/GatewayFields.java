// SPDX-License-Identifier: Apache-2.0
package dev.facet.http;

import java.util.Set;

/**
 * Headers of requests to services that the gateway writes itself, or leaves out: what anything else
 * gives them would not get there.
 */
public final class GatewayFields {
  /** Tells a service that it gets a copy; its value is the route's id. */
  public static final String MIRROR = "x-facet-mirror";

  private static final Set<String> OTHERS = Set.of("host", "expect", "via", "x-request-id", MIRROR);

  private GatewayFields() {}

  /**
   * Whether a header is the gateway's own.
   *
   * @param name in lower case
   */
  public static boolean isOwn(String name) {
    return OTHERS.contains(name) || ForwardedNames.isWritten(name);
  }
}
