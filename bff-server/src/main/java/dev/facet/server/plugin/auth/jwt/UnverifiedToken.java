// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.plugin.auth.jwt;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A token whose form and header are in order, and whose signature is not verified yet. Of the
 * header only {@code alg}, {@code kid}, {@code typ} and {@code crit} are read: keys that a token
 * brings along or points to (jwk, jku, x5u, x5c) are the sender's choice and mean nothing here.
 *
 * @param text the whole token, the only one that has these parts
 * @param algorithm one that the configuration allows
 * @param kid which key it names; null for none
 * @param claims what the token says; to be believed only when the signature is valid
 */
record UnverifiedToken(
    String text, JwtAlgorithm algorithm, @Nullable String kid, JsonObject claims) {
  private static final int MAX_LENGTH = 8 * 1024;
  private static final Set<String> TYPES = Set.of("jwt", "at+jwt");
  private static final String TREE = "application/";

  /** The end of the year 9999 in seconds, the last that dates of the internet have (RFC 3339). */
  private static final BigDecimal LAST_TIME = BigDecimal.valueOf(253_402_300_799L);

  private static final List<String> TIMES = List.of("exp", "nbf", "iat");

  /**
   * Reads a token in the compact serialization of RFC 7515 section 3.1.
   *
   * @throws TokenRejected where its form or header is not in order
   */
  static UnverifiedToken parse(String text, Collection<JwtAlgorithm> allowed) {
    check(text.length() <= MAX_LENGTH, "longer than 8 KiB");
    String[] parts = parts(text);
    JsonObject header = json(parts[0]);
    JwtAlgorithm algorithm = algorithm(header, allowed);
    // RFC 7515 section 4.1.11: what is not understood must be rejected, and no extension is.
    check(!header.containsKey("crit"), "crit is not understood");
    Object kid = header.getValue("kid");
    check(kid == null || kid instanceof String, "kid is no string");
    checkType(header.getValue("typ"));
    JsonObject claims = json(parts[1]);
    checkTimes(claims);
    UnverifiedToken token = new UnverifiedToken(text, algorithm, (String) kid, claims);
    // That of RSA is known with the key.
    int length = algorithm.signatureLength();
    token.checkSignatureLength(length == 0 ? bytes(parts[2]).length : length);
    return token;
  }

  /**
   * Compares the length of the signature.
   *
   * @param expected in bytes
   * @throws TokenRejected where it has another
   */
  void checkSignatureLength(int expected) {
    int length = bytes(text.substring(text.lastIndexOf('.') + 1)).length;
    check(
        length == expected, "the signature has " + length + " bytes (expected: " + expected + ")");
  }

  private static JwtAlgorithm algorithm(JsonObject header, Collection<JwtAlgorithm> allowed) {
    return Optional.ofNullable(header.getValue("alg"))
        .flatMap(alg -> JwtAlgorithm.named(alg.toString()))
        .filter(allowed::contains)
        .orElseThrow(() -> new TokenRejected("alg is not allowed"));
  }

  // RFC 7515 section 4.1.9: a type without a slash is one of "application/".
  private static void checkType(@Nullable Object type) {
    String name = type instanceof String text ? text.toLowerCase(Locale.ROOT) : "";
    String bare = name.startsWith(TREE) ? name.substring(TREE.length()) : name;
    check(type == null || TYPES.contains(bare), "typ is not that of an access token");
  }

  // RFC 7519 section 2, NumericDate.
  private static void checkTimes(JsonObject claims) {
    for (String name : TIMES) {
      Object time = claims.getValue(name);
      check(time == null || time instanceof Number, name + " is not a number");
      check(time == null || isTime((Number) time), name + " is beyond the year 9999");
    }
  }

  private static boolean isTime(Number seconds) {
    return new BigDecimal(seconds.toString()).abs().compareTo(LAST_TIME) <= 0;
  }

  private static String[] parts(String text) {
    String[] parts = text.split("\\.", -1);
    check(parts.length == 3, "not of three parts");
    for (String part : parts) {
      check(!part.isEmpty(), "a part is empty");
    }
    return parts;
  }

  private static byte[] bytes(String part) {
    try {
      return Base64Url.decode(part);
    } catch (IllegalArgumentException e) {
      throw new TokenRejected("a part is not base64url without padding");
    }
  }

  private static JsonObject json(String part) {
    try {
      return TokenJson.read(bytes(part));
    } catch (IOException e) {
      throw new TokenRejected("a part is not a JSON object");
    }
  }

  private static void check(boolean holds, String reason) {
    if (!holds) {
      throw new TokenRejected(reason);
    }
  }
}
