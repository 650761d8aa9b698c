// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.plugin;

import io.vertx.core.MultiMap;

/** Where interim responses go, such as 103 Early Hints (RFC 9110, section 15.2; RFC 8297). */
@FunctionalInterface
public interface InterimResponseSink {
  /**
   * Takes one; drops it where the client cannot take it, or has a part of the final response.
   *
   * @param status 102 to 199
   * @param headers no fields of a connection
   */
  void interim(int status, MultiMap headers);
}
