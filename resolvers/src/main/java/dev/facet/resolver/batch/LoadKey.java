// SPDX-License-Identifier: Apache-2.0
package dev.facet.resolver.batch;

import dev.facet.schema.template.Root;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A key to load by. Two that are merged are equal, and the first one of them is sent as it was
 * found: a service that knows {@code "123"} is not asked for the number.
 *
 * @param merged the form of {@link LoadKeys}
 * @param sent as it was found: plain JSON, or a list of the parts of a composite key
 * @param origin what it was made of, for the code of an error
 */
public record LoadKey(Object merged, Object sent, Root origin) implements FoundKey {
  /** A simple key; null where the value cannot be one. */
  public static @Nullable LoadKey of(@Nullable Object value, Root origin) {
    Object merged = LoadKeys.canonical(value);
    return merged == null || value == null ? null : new LoadKey(merged, value, origin);
  }

  /** A key of one part or more; null where a part cannot be one. */
  public static @Nullable LoadKey of(List<? extends @Nullable Object> parts, Root origin) {
    Object merged = LoadKeys.composite(parts);
    if (merged == null) {
      return null;
    }
    List<@Nullable Object> sent = new ArrayList<>(parts);
    return new LoadKey(merged, sent, origin);
  }

  /** Whether a part is the empty text, with which no path can name an object. */
  public boolean hasEmptyPart() {
    return merged instanceof List<?> parts ? parts.contains("") : merged.equals("");
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof LoadKey key && key.merged.equals(merged);
  }

  @Override
  public int hashCode() {
    return merged.hashCode();
  }
}
