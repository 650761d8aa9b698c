// SPDX-License-Identifier: Apache-2.0
package dev.facet.schema;

import dev.facet.schema.template.JsonPath;
import java.util.List;

/**
 * A call that answers for many keys.
 *
 * @param call its templates read {@code keys}
 * @param match where each item of the response holds its key, one path for each key field
 * @param max the most keys for one call, 1 or more; further keys go into further calls
 */
public record BatchCall(RestCall call, List<JsonPath> match, int max) {
  /** Copies the list and guards the limit. */
  public BatchCall {
    match = List.copyOf(match);
    if (max < 1) {
      throw new IllegalArgumentException("max: " + max + " (expected: 1 or more)");
    }
  }
}
