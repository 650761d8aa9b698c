// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.ide;

import io.vertx.core.buffer.Buffer;
import java.util.Map;

/**
 * One response of the pages.
 *
 * @param status 200, or 303 with a Location
 * @param headers all there are to send, Content-Type included; names in lower case
 * @param body empty for a redirect
 */
public record IdePage(int status, Map<String, String> headers, Buffer body) {
  /** Copies the headers. */
  public IdePage {
    headers = Map.copyOf(headers);
  }
}
