// SPDX-License-Identifier: Apache-2.0
package dev.facet.http;

import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Codings of a representation (RFC 9110, section 8.4). */
public final class ContentCodings {
  private static final String IDENTITY = "identity";
  private static final String GZIP = "gzip";

  private ContentCodings() {}

  /**
   * What was done to a body, in the order it was applied.
   *
   * @param lines all lines of Content-Encoding
   * @return names in lower case, {@code gzip} for its old name {@code x-gzip}; without {@code
   *     identity}, which does nothing
   */
  public static List<String> applied(List<String> lines) {
    List<String> codings = new ArrayList<>();
    for (String member : FieldLists.members(lines)) {
      String name = normal(member);
      if (!name.equals(IDENTITY)) {
        codings.add(name);
      }
    }
    return codings;
  }

  /** Whether anything was done to the body of a message. */
  public static boolean isAny(MultiMap headers) {
    return headers.contains(HttpHeaders.CONTENT_ENCODING)
        && !applied(headers.getAll(HttpHeaders.CONTENT_ENCODING)).isEmpty();
  }

  private static String normal(String member) {
    String name = member.toLowerCase(Locale.ROOT);
    return name.equals("x-gzip") ? GZIP : name; // section 8.4.1.3
  }
}
