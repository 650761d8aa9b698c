// SPDX-License-Identifier: Apache-2.0
package dev.facet.resolver.batch;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.facet.resolver.projection.Utf8;
import dev.facet.upstream.UpstreamResponse;
import java.io.IOException;

/** Says why a body is no JSON, without any of its words. */
final class UnreadableBody {
  private UnreadableBody() {}

  /** Where reading stopped; the words of a parser are not told, as they quote the body. */
  static String place(IOException fault) {
    return fault instanceof JsonProcessingException invalid && invalid.getLocation() != null
        ? "Invalid JSON at line "
            + invalid.getLocation().getLineNr()
            + ", column "
            + invalid.getLocation().getColumnNr()
        : String.valueOf(fault.getMessage());
  }

  /** A sentence for the client. */
  static String message(UpstreamResponse response) {
    BodyType type = BodyType.of(response.headers());
    if (!type.json()) {
      return "The service's response is " + type.shown() + " (expected: JSON).";
    }
    return Utf8.isValid(response.body())
        ? "The service's response is not JSON."
        : "The service's response is not UTF-8 (expected: JSON in UTF-8).";
  }
}
