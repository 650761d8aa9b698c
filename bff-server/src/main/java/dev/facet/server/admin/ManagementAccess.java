// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.admin;

import dev.facet.server.plugin.Problem;
import dev.facet.server.plugin.ProblemCode;
import dev.facet.upstream.Sha256;
import dev.facet.upstream.config.Secret;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Who may use the management listener: those who show the token (RFC 6750), where there is one,
 * else everybody who reaches it.
 */
final class ManagementAccess {
  private static final String SCHEME = "Bearer ";

  private volatile byte @Nullable [] hash;

  /**
   * Access by a token.
   *
   * @param token null for none
   */
  ManagementAccess(@Nullable Secret token) {
    setToken(token);
  }

  /** Needs another token from now on; null for none. */
  final void setToken(@Nullable Secret token) {
    hash = token == null ? null : Sha256.of(token.value());
  }

  /** Whether a token is needed. */
  boolean isGuarded() {
    return hash != null;
  }

  /** Whether a request shows the token, where one is needed. Takes the same time for all tokens. */
  boolean allows(MultiMap headers) {
    byte[] needed = hash;
    return needed == null || MessageDigest.isEqual(needed, Sha256.of(shown(headers)));
  }

  /** Why a request is rejected that shows no token, or another one. */
  static Problem rejection(MultiMap headers) {
    boolean none = !headers.contains(HttpHeaders.AUTHORIZATION);
    return Problem.of(
            ProblemCode.UNAUTHENTICATED,
            none
                ? "The header Authorization is missing (expected: Bearer and the token of"
                    + " listeners.management.token)."
                : "The header Authorization has another token than listeners.management.token, or"
                    + " not one token after Bearer.")
        .withHeader(
            "www-authenticate", none ? "Bearer realm=\"facet\"" : "Bearer error=\"invalid_token\"");
  }

  /** One byte for each character, as received; nothing where there is not one token. */
  private static byte[] shown(MultiMap headers) {
    List<String> lines = headers.getAll(HttpHeaders.AUTHORIZATION);
    String line = lines.size() == 1 ? lines.getFirst() : "";
    return line.regionMatches(true, 0, SCHEME, 0, SCHEME.length())
        ? line.substring(SCHEME.length()).strip().getBytes(StandardCharsets.ISO_8859_1)
        : new byte[0];
  }
}
