// SPDX-License-Identifier: Apache-2.0
package dev.facet.resolver.batch;

import dev.facet.resolver.projection.Utf8;
import dev.facet.upstream.UpstreamResponse;

/** Says why a body is no JSON, without any of its words. */
final class UnreadableBody {
  private UnreadableBody() {}

  /** A sentence for the client. */
  static String message(UpstreamResponse response) {
    MediaType type = MediaType.of(response.headers());
    if (!type.json()) {
      return "The service's response is " + type.shown() + " (expected: JSON).";
    }
    return Utf8.isValid(response.body())
        ? "The service's response is not JSON."
        : "The service's response is not UTF-8 (expected: JSON in UTF-8).";
  }
}
