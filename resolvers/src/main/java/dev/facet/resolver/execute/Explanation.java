// SPDX-License-Identifier: Apache-2.0
package dev.facet.resolver.execute;

import dev.facet.resolver.batch.CallLog;
import java.util.Map;

/** What a response tells of its own making, where the client asks. */
public interface Explanation {
  /** Tells nothing. */
  Explanation NONE = new Explanation() {};

  /** Tells of the calls in a log. */
  static Explanation of(CallLog log) {
    return new Explanation() {
      @Override
      public Map<String, Object> summary(Operation operation) {
        return CallSummary.of(log, operation);
      }

      @Override
      public String timing() {
        return CallSummary.timing(log);
      }
    };
  }

  /** The value of {@code extensions.facet}, plain JSON by name; empty for none. */
  default Map<String, Object> summary(Operation operation) {
    return Map.of();
  }

  /** The value of {@code Server-Timing}; empty for none. */
  default String timing() {
    return "";
  }
}
