// SPDX-License-Identifier: Apache-2.0
package dev.facet.resolver.plan;

import dev.facet.resolver.projection.Shape;
import dev.facet.schema.template.TextTemplate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where the value of a planned field comes from. */
public sealed interface Source {
  /** The name of the object type: {@code __typename}. */
  record TypeName(String name) implements Source {}

  /** The schema itself: {@code __schema}, {@code __type}. */
  record Introspection() implements Source {}

  /** The row of the parent. */
  record Read(Shape.Accessor accessor) implements Source {}

  /** The status of the response the parent came with. */
  record ResponseStatus() implements Source {}

  /** A header of the response the parent came with. */
  record ResponseHeader(String name) implements Source {}

  /**
   * A constant.
   *
   * @param json plain JSON
   * @param shape what the selection needs of it
   */
  record Constant(@Nullable Object json, Shape shape) implements Source {}

  /** Text with expressions. */
  record Text(TextTemplate template) implements Source {}

  /**
   * An entity of which only the key is asked, so that nothing is called.
   *
   * @param keys as in {@link dev.facet.schema.FieldBinding.Reference}
   * @param keyNames the properties the keys go into
   */
  record KeyOnly(List<TextTemplate> keys, List<String> keyNames) implements Source {}

  /**
   * A loader.
   *
   * @param loader which
   * @param slot where in the parent's row the loaded value is put
   * @param keys templates of the key; empty for a call without a key
   */
  record Load(LoadPlan loader, int slot, List<TextTemplate> keys) implements Source {}
}
