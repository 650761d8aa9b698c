// SPDX-License-Identifier: Apache-2.0
package dev.facet.schema.directive;

import dev.facet.schema.diagnostic.SourceSpan;
import dev.facet.schema.template.JsonPath;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@code @entity}: how objects of a type are loaded by key.
 *
 * @param span the directive's name
 * @param faulty whether its arguments are not all as defined, so that nothing counts as missing
 * @param service the service's name; null where it is missing
 * @param key the names that make the key
 * @param one the form that loads one object; null for none
 * @param many the form that loads several; null for none
 */
public record EntityDirective(
    SourceSpan span,
    boolean faulty,
    @Nullable Located<String> service,
    List<Located<String>> key,
    @Nullable CallDirective one,
    @Nullable ManyDirective many) {
  /** Copies the list. */
  public EntityDirective {
    key = List.copyOf(key);
  }

  /**
   * {@code many} of {@code @entity}.
   *
   * @param call what is sent
   * @param match where each object holds its key, one path for each key field; empty for the key
   * @param matchSpan where {@code match} stands; null where it is not given
   * @param max the most keys for one call
   */
  public record ManyDirective(
      CallDirective call, List<Located<JsonPath>> match, @Nullable SourceSpan matchSpan, int max) {
    /** Copies the list. */
    public ManyDirective {
      match = List.copyOf(match);
    }
  }

  /** Whether the key is made of several fields. */
  public boolean composite() {
    return key.size() > 1;
  }
}
