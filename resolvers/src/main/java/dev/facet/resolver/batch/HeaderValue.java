// SPDX-License-Identifier: Apache-2.0
package dev.facet.resolver.batch;

import dev.facet.http.FieldLines;
import dev.facet.schema.template.HeaderText;
import io.vertx.core.MultiMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The value of a header that may stand in several lines (RFC 9110, section 5.3). */
public final class HeaderValue {
  private HeaderValue() {}

  /**
   * The value as clients are shown it.
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
    return lines
        ? headers.getAll(name).stream().map(HeaderValue::readable).toList()
        : readable(joined(headers, name, first));
  }

  /** The value as {@link HeaderText} that can be sent on byte by byte; null where there is none. */
  public static @Nullable String bytes(MultiMap headers, String name) {
    String first = headers.get(name);
    return first == null ? null : HeaderText.decode(joined(headers, name, first));
  }

  private static String readable(String received) {
    return HeaderText.readable(HeaderText.decode(received));
  }

  private static String joined(MultiMap headers, String name, String first) {
    List<String> all = headers.getAll(name);
    return all.size() == 1 ? first : FieldLines.joined(name, all);
  }
}
