// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.plugin.auth.jwt;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import java.util.Base64;
import java.util.Collection;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A token whose form and header are in order, and whose signature is not verified yet. Of the
 * header only {@code alg}, {@code kid}, {@code typ} and {@code crit} are read: keys that a token
 * brings along or points to (jwk, jku, x5u, x5c) are the sender's choice and mean nothing here.
 *
 * @param text the whole token
 * @param algorithm one that the configuration allows
 * @param kid which key it names; null for none
 */
record UnverifiedToken(String text, JwtAlgorithm algorithm, @Nullable String kid) {
  private static final int MAX_LENGTH = 8 * 1024;
  private static final Set<String> TYPES = Set.of("jwt", "at+jwt", "application/at+jwt");

  /**
   * Reads a token.
   *
   * @throws TokenRejected where its form or header is not in order
   */
  static UnverifiedToken parse(String text, Collection<JwtAlgorithm> allowed) {
    check(text.length() <= MAX_LENGTH, "longer than 8 KiB");
    JsonObject header = json(parts(text)[0]);
    JwtAlgorithm algorithm =
        header.getValue("alg") instanceof String alg
            ? JwtAlgorithm.named(alg).filter(allowed::contains).orElse(null)
            : null;
    if (algorithm == null) {
      throw new TokenRejected("alg is not allowed");
    }
    // RFC 7515 section 4.1.11: what is not understood must be rejected, and no extension is.
    check(!header.containsKey("crit"), "crit is not understood");
    Object kid = header.getValue("kid");
    check(kid == null || kid instanceof String, "kid is no string");
    Object type = header.getValue("typ");
    check(
        type == null || (type instanceof String t && TYPES.contains(t.toLowerCase(Locale.ROOT))),
        "typ is not that of an access token");
    return new UnverifiedToken(text, algorithm, (String) kid);
  }

  /** What the token says. To be read only when the signature holds. */
  JsonObject claims() {
    return json(parts(text)[1]);
  }

  private static String[] parts(String text) {
    String[] parts = text.split("\\.", -1);
    check(parts.length == 3, "not of three parts");
    for (String part : parts) {
      check(!part.isEmpty(), "a part is empty");
    }
    return parts;
  }

  private static JsonObject json(String part) {
    try {
      return new JsonObject(Buffer.buffer(Base64.getUrlDecoder().decode(part)));
    } catch (IllegalArgumentException | DecodeException e) {
      throw new TokenRejected("a part is not JSON in base64url");
    }
  }

  private static void check(boolean holds, String reason) {
    if (!holds) {
      throw new TokenRejected(reason);
    }
  }
}
