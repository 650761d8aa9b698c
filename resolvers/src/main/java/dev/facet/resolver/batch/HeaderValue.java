// SPDX-License-Identifier: Apache-2.0
package dev.facet.resolver.batch;

import io.vertx.core.MultiMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The value of a header that may stand in several lines (RFC 9110, section 5.3). */
public final class HeaderValue {
  private HeaderValue() {}

  /**
   * The value.
   *
   * @param lines whether each line is an item of a list; else they are one string, with a comma and
   *     a space between them
   * @return null where there is no such header
   */
  public static @Nullable Object of(MultiMap headers, String name, boolean lines) {
    String first = headers.get(name);
    if (first == null) {
      return null;
    }
    List<String> all = headers.getAll(name);
    if (lines) {
      return all;
    }
    return all.size() == 1 ? first : String.join(", ", all);
  }
}
