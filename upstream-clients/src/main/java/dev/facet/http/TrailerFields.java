// SPDX-License-Identifier: Apache-2.0
package dev.facet.http;

import io.vertx.core.MultiMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Fields of the trailer section of a request (RFC 9110, section 6.5): what a server has to know
 * before it reads the content, and what only the gateway may say, does not come behind it.
 */
public final class TrailerFields {
  /** Framing, routing, request modifiers, credentials and how content is processed (6.5.1). */
  private static final Set<String> NEVER =
      Set.of(
          "authorization",
          "cache-control",
          "content-disposition",
          "content-encoding",
          "content-language",
          "content-location",
          "content-range",
          "content-type",
          "cookie",
          "from",
          "max-forwards",
          "origin",
          "pragma",
          "proxy",
          "referer",
          "set-cookie",
          "user-agent",
          "www-authenticate");

  private static final String NEGOTIATION = "accept";

  private TrailerFields() {}

  /** Whether a field of this name, in any case, may follow the content of a request. */
  public static boolean mayFollowRequest(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    return FieldNames.isUsable(lower)
        && !NEVER.contains(lower)
        && !lower.startsWith(NEGOTIATION)
        && !FieldNames.isFraming(lower)
        && !FieldNames.isSelective(lower)
        && !ForwardedNames.isClaim(lower)
        && !GatewayFields.isOwn(lower);
  }

  /**
   * Those that may go on.
   *
   * @param received not changed
   */
  public static MultiMap ofRequest(MultiMap received) {
    MultiMap kept = MultiMap.caseInsensitiveMultiMap();
    for (Map.Entry<String, String> field : received) {
      if (mayFollowRequest(field.getKey())) {
        kept.add(field.getKey(), field.getValue());
      }
    }
    return kept;
  }
}
