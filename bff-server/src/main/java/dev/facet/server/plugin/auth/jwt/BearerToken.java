// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.plugin.auth.jwt;

import dev.facet.http.Tokens;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import java.util.List;
import java.util.regex.Pattern;

/** What the Authorization header holds, RFC 6750 section 2.1. Nothing else is looked at. */
sealed interface BearerToken {
  /** The scheme, in any case. */
  String SCHEME = "Bearer";

  /** How a JWT begins, an object in base64url; or parts with dots between them. */
  Pattern JWT = Pattern.compile("eyJ|[\\w-]+\\.[\\w-]*\\.");

  /** No bearer token. */
  record Absent() implements BearerToken {}

  /** More than one header: which one others will believe is unknown. */
  record Ambiguous() implements BearerToken {}

  /**
   * What stands in the place of a token, after the spaces: whatever it is, it must verify. Where
   * nothing stands between {@code Bearer} and a JWT it is all of that, which never does.
   */
  record Present(String text) implements BearerToken {}

  /** Without the spaces around it. */
  private static String trimmed(String text) {
    int from = 0;
    int to = text.length();
    while (from < to && text.charAt(from) == ' ') {
      from++;
    }
    while (from < to && text.charAt(to - 1) == ' ') {
      to--;
    }
    return text.substring(from, to);
  }

  /** Finds the token. */
  static BearerToken in(MultiMap headers) {
    List<String> values = headers.getAll(HttpHeaders.AUTHORIZATION);
    if (values.size() > 1) {
      return new Ambiguous();
    }
    String value = values.isEmpty() ? "" : values.getFirst();
    if (!value.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
      return new Absent();
    }
    String behind = value.substring(SCHEME.length());
    if (behind.isEmpty() || !Tokens.isTokenCharacter(behind.charAt(0))) {
      return new Present(trimmed(behind));
    }
    return JWT.matcher(behind).lookingAt() ? new Present(value) : new Absent();
  }
}
