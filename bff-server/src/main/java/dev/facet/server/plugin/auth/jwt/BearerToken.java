// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.plugin.auth.jwt;

import dev.facet.http.Tokens;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import java.util.List;

/** What the Authorization header holds, RFC 6750 section 2.1. Nothing else is looked at. */
sealed interface BearerToken {
  /** No bearer token. */
  record Absent() implements BearerToken {}

  /** More than one header: which one others will believe is unknown. */
  record Ambiguous() implements BearerToken {}

  /** What stands in the place of a token, after the spaces: whatever it is, it must verify. */
  record Present(String text) implements BearerToken {}

  /** Finds the token. */
  static BearerToken in(MultiMap headers) {
    List<String> values = headers.getAll(HttpHeaders.AUTHORIZATION);
    if (values.size() > 1) {
      return new Ambiguous();
    }
    String value = values.isEmpty() ? "" : values.getFirst();
    boolean bearer =
        value.regionMatches(true, 0, "Bearer", 0, 6)
            && (value.length() == 6 || !Tokens.isTokenCharacter(value.charAt(6)));
    return bearer ? new Present(value.substring(6).replaceAll("^ +| +$", "")) : new Absent();
  }
}
