// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.listener;

import dev.facet.http.HttpDate;
import dev.facet.server.tunnel.LoopTunnels;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;

/**
 * What every response of an event loop has, whoever made it.
 *
 * @param date when it was made, where it does not say so itself (RFC 9110, section 6.6.1)
 * @param draining whether it is the last one of its connection
 * @param tunnels where connections are that go on in another protocol
 */
record ResponseDefaults(HttpDate date, Draining draining, LoopTunnels tunnels) {
  void addDate(MultiMap headers) {
    if (!headers.contains(HttpHeaders.DATE)) {
      headers.set(HttpHeaders.DATE, date.now());
    }
  }
}
