// SPDX-License-Identifier: Apache-2.0
package dev.facet.resolver.batch;

import dev.facet.schema.template.JsonPath;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The arguments of one field, as they are sent.
 *
 * @param json plain JSON by name; one that was not given is missing
 * @param paths from the path in a template to the path in the JSON, where they differ
 */
public record FieldArguments(Map<String, @Nullable Object> json, Map<JsonPath, JsonPath> paths) {
  /** No arguments. */
  public static final FieldArguments NONE = new FieldArguments(Map.of(), Map.of());

  /** The value at a path as templates write it; null where it is null or missing. */
  @Nullable Object value(JsonPath path) {
    return sent(path).read(json);
  }

  /** Whether the client gave something there, be it null. */
  boolean isGiven(JsonPath path) {
    return sent(path).isPresentIn(json);
  }

  private JsonPath sent(JsonPath path) {
    return paths.isEmpty() ? path : paths.getOrDefault(path, path);
  }
}
