// SPDX-License-Identifier: Apache-2.0
package dev.facet.schema;

import dev.facet.schema.template.JsonPath;
import dev.facet.schema.template.TextTemplate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How a field gets its value. Every field of a frontend schema has exactly one. */
public sealed interface FieldBinding {
  /** Reads the parent's upstream JSON; without a directive the path is the field's own name. */
  record Property(JsonPath path) implements FieldBinding {}

  /**
   * Reads the status of the response that the parent object came with: {@code @from(path:
   * "$status")}.
   */
  record ResponseStatus() implements FieldBinding {}

  /**
   * Reads a header of the response that the parent object came with: {@code @from(path:
   * "$header.etag")}.
   *
   * @param name in lower case
   */
  record ResponseHeader(String name) implements FieldBinding {}

  /**
   * A constant of {@code @value(json:)}.
   *
   * @param json plain Java, as described for {@link dev.facet.schema.template}
   */
  record Constant(@Nullable Object json) implements FieldBinding {}

  /** Text with expressions of {@code @value(text:)}. */
  record Text(TextTemplate template) implements FieldBinding {}

  /** One call gives this field its value: {@code @rest} without {@code batch}. */
  record Call(RestCall call) implements FieldBinding {}

  /**
   * One call gives this field its value for many parents: {@code @rest} with {@code batch}.
   *
   * @param batch the call
   * @param key the key of one parent
   */
  record Batched(BatchCall batch, TextTemplate key) implements FieldBinding {}

  /**
   * An entity, or a list of them, loaded by key: {@code @ref}.
   *
   * @param entity how it is loaded
   * @param keys one template for each key field of the entity, in the entity's order; a single
   *     template of list type fills a field of list type
   */
  record Reference(Entity entity, List<TextTemplate> keys) implements FieldBinding {
    /** Copies the list. */
    public Reference {
      keys = List.copyOf(keys);
    }
  }
}
