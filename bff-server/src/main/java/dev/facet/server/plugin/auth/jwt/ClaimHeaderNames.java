// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.plugin.auth.jwt;

import static dev.facet.upstream.config.Require.require;

import dev.facet.http.FieldNames;
import dev.facet.http.GatewayFields;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The names of headers that claims go to. */
public final class ClaimHeaderNames {
  private ClaimHeaderNames() {}

  /**
   * The setting {@code claimsToHeaders}, its headers in lower case.
   *
   * @param claimsToHeaders headers by claims; null for none
   * @throws IllegalArgumentException where a name is not usable, or two claims have the same
   */
  public static Map<String, String> checked(@Nullable Map<String, String> claimsToHeaders) {
    Map<String, String> headers =
        claimsToHeaders == null
            ? Map.of()
            : claimsToHeaders.entrySet().stream()
                .collect(
                    Collectors.toUnmodifiableMap(
                        Map.Entry::getKey, header -> header.getValue().toLowerCase(Locale.ROOT)));
    headers.values().forEach(ClaimHeaderNames::guard);
    Set<String> taken = new HashSet<>();
    headers
        .values()
        .forEach(name ->
            require(
                taken.add(name), "claimsToHeaders", name, "a header of its own for each claim"));
    return headers;
  }

  private static void guard(String name) {
    require(
        FieldNames.isUsable(name)
            && !FieldNames.isFraming(name)
            && !FieldNames.isSelective(name)
            && !name.equals("authorization")
            && !GatewayFields.isOwn(name),
        "claimsToHeaders",
        name,
        "a header of your own, without underscore, that the gateway does not write itself");
  }
}
