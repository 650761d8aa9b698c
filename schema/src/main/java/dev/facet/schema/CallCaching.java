// SPDX-License-Identifier: Apache-2.0
package dev.facet.schema;

import dev.facet.schema.template.TextTemplate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a call has to do with what is kept.
 *
 * @param rule how what it loads is kept; null where it is not
 * @param invalidates the tags of what it drops where it succeeds; they read {@code args} and {@code
 *     body}
 */
public record CallCaching(@Nullable CacheRule rule, List<TextTemplate> invalidates) {
  /** Nothing. */
  public static final CallCaching NONE = new CallCaching(null, List.of());

  /** Copies the list. */
  public CallCaching {
    invalidates = List.copyOf(invalidates);
  }
}
