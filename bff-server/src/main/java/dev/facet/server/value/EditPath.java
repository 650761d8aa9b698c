// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.value;

import dev.facet.schema.template.JsonPath;
import dev.facet.schema.template.JsonPath.Segment;
import dev.facet.schema.template.Parsed;
import dev.facet.schema.template.TemplateParser;
import java.util.ArrayList;
import java.util.List;

/**
 * Where a body is changed: names of properties with dots between them, and {@code []} for each
 * element of a list, as in {@code items[].price}. A name with dots is written {@code ["a.b"]}.
 *
 * @param text as the file has it
 * @param steps from the outside in; the last one is a property
 */
public record EditPath(String text, List<Step> steps) {
  private static final String EACH = "[]";
  private static final String EXPECTED =
      "a path such as user.name or items[].price, which ends with a name";

  /** One step. */
  public sealed interface Step {
    /** Into a property of an object. */
    record Property(String name) implements Step {}

    /** Into each element of a list. */
    record Each() implements Step {}
  }

  /** Copies the list. */
  public EditPath {
    steps = List.copyOf(steps);
  }

  /**
   * Reads a path.
   *
   * @throws IllegalArgumentException where it is none
   */
  public static EditPath valueOf(String text) {
    List<Step> steps = new ArrayList<>();
    String rest = text;
    for (int each = rest.indexOf(EACH); each >= 0; each = rest.indexOf(EACH)) {
      addNames(rest.substring(0, each), steps);
      steps.add(new Step.Each());
      rest = rest.substring(each + EACH.length());
      rest = rest.startsWith(".") ? rest.substring(1) : rest;
    }
    addNames(rest, steps);
    if (steps.isEmpty() || steps.getLast() instanceof Step.Each) {
      throw new IllegalArgumentException(EXPECTED);
    }
    return new EditPath(text, steps);
  }

  private static void addNames(String text, List<Step> steps) {
    if (text.isEmpty()) {
      return;
    }
    Parsed<JsonPath> parsed = TemplateParser.path(text);
    JsonPath path = parsed.value();
    if (path == null || path.isSelf()) {
      throw new IllegalArgumentException(EXPECTED);
    }
    for (Segment segment : path.segments()) {
      switch (segment) {
        case Segment.Property(var name) -> steps.add(new Step.Property(name));
        case Segment.Element _ ->
            throw new IllegalArgumentException(EXPECTED + "; [] stands for each element");
      }
    }
  }

  @Override
  public String toString() {
    return text;
  }

  /** The name that it ends with. */
  public String name() {
    return steps.getLast() instanceof Step.Property(var name) ? name : "";
  }
}
