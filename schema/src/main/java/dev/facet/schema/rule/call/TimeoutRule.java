// SPDX-License-Identifier: Apache-2.0
package dev.facet.schema.rule.call;

import dev.facet.schema.diagnostic.Diagnostic;
import dev.facet.schema.directive.Located;
import dev.facet.schema.directive.SchemaModel;
import dev.facet.schema.rule.SchemaRule;
import dev.facet.schema.sdl.SchemaCode;
import dev.facet.schema.sdl.SchemaFindings;
import java.time.Duration;

/**
 * Warns of calls whose own time-out never acts.
 *
 * @param deadline of the operations that make them
 */
public record TimeoutRule(Duration deadline) implements SchemaRule {
  private static final int MILLIS = 1_000;

  @Override
  public void check(SchemaModel model, SchemaFindings findings) {
    Calls.of(model)
        .forEach(call -> {
          Located<Duration> timeout = call.timeout();
          if (timeout != null && timeout.value().compareTo(deadline) > 0) {
            findings.add(
                new Diagnostic.Warning(
                        SchemaCode.TIMEOUT_BEYOND_DEADLINE,
                        "timeout: "
                            + words(timeout.value())
                            + " (expected: at most "
                            + words(deadline)
                            + ", limits.deadline of the frontend)",
                        timeout.span())
                    .hinted("the deadline acts first; raise it, or lower timeout"));
          }
        });
  }

  private static String words(Duration time) {
    return time.toMillis() % MILLIS == 0 ? time.toSeconds() + "s" : time.toMillis() + "ms";
  }
}
