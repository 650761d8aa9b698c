// SPDX-License-Identifier: Apache-2.0
package dev.facet.schema.directive;

import dev.facet.schema.diagnostic.Diagnostic;
import dev.facet.schema.diagnostic.SourceSpan;
import dev.facet.schema.sdl.SchemaCode;
import dev.facet.schema.sdl.SchemaFindings;
import dev.facet.schema.template.JsonPath;
import dev.facet.schema.template.JsonPath.Segment;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The places that the fields of one input object are written to; none lies within another. */
final class InputPlaces {
  private final String type;
  private final SchemaFindings findings;
  private final Map<List<Segment>, SourceSpan> values = new HashMap<>();
  private final Map<List<Segment>, SourceSpan> objects = new HashMap<>();

  InputPlaces(String type, SchemaFindings findings) {
    this.type = type;
    this.findings = findings;
  }

  /** Takes a place for a field, or reports that it is taken. */
  void take(JsonPath path, SourceSpan span) {
    List<Segment> steps = path.segments();
    SourceSpan other = taken(steps);
    if (other != null) {
      findings.add(
          new Diagnostic.Error(
                  SchemaCode.BAD_PATH,
                  "\"" + path + "\" overlaps where another field of " + type + " is written to",
                  span)
              .relatedTo(List.of(other)));
      return;
    }
    values.put(steps, span);
    for (int length = 1; length < steps.size(); length++) {
      objects.putIfAbsent(steps.subList(0, length), span);
    }
  }

  private @Nullable SourceSpan taken(List<Segment> steps) {
    for (int length = 1; length <= steps.size(); length++) {
      SourceSpan value = values.get(steps.subList(0, length));
      if (value != null) {
        return value;
      }
    }
    return objects.get(steps);
  }
}
