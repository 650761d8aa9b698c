// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.listener;

import dev.facet.http.HttpDate;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;

/**
 * What every response of an event loop has, whoever made it.
 *
 * @param date when it was made, where it does not say so itself (RFC 9110, section 6.6.1)
 * @param draining whether it is the last one of its connection
 */
record ResponseDefaults(HttpDate date, Draining draining) {
  void addDate(MultiMap headers) {
    if (!headers.contains(HttpHeaders.DATE)) {
      headers.set(HttpHeaders.DATE, date.now());
    }
  }
}
