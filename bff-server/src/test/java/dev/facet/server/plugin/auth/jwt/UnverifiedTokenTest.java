// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.plugin.auth.jwt;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is rejected before any key is asked for. */
class UnverifiedTokenTest {
  private static final String GOOD = TokenForge.rs256(TokenForge.claims());

  private static UnverifiedToken parse(String text) {
    return UnverifiedToken.parse(text, List.of(JwtAlgorithm.RS256));
  }

  private static String reason(String text) {
    return String.valueOf(assertThrows(TokenRejected.class, () -> parse(text)).getMessage());
  }

  @Test
  void readsTheHeader() {
    assertEquals(
        new UnverifiedToken(GOOD, JwtAlgorithm.RS256, null, TokenForge.claims()), parse(GOOD));
    assertEquals("alice", parse(GOOD).claims().getString("sub"));
  }

  @Test
  void rejectsAnAlgorithmThatIsNotConfigured() {
    for (String alg : List.of("ES256", "HS256", "none", "None", "RS256 ")) {
      assertEquals(
          "alg is not allowed",
          reason(TokenForge.token(TokenForge.header(alg), TokenForge.claims(), _ -> new byte[1])));
    }
  }

  @Test
  void rejectsMoreOrFewerPartsThanThree() {
    assertEquals("not of three parts", reason(GOOD + ".x"));
    assertEquals("not of three parts", reason(GOOD.substring(0, GOOD.lastIndexOf('.'))));
  }

  @Test
  void rejectsAnEmptySignature() {
    assertEquals("a part is empty", reason(GOOD.substring(0, GOOD.lastIndexOf('.') + 1)));
  }

  @Test
  void rejectsPartsInAnotherEncodingOfTheSameBytes() {
    String reason = "a part is not base64url without padding";
    String signature = GOOD.substring(GOOD.lastIndexOf('.') + 1);
    assertEquals(reason, reason(GOOD + "=="));
    assertEquals(reason, reason(GOOD + " "));
    assertEquals(reason, reason(GOOD.replaceFirst("\\.", "==.")));
    assertEquals(reason, reason(GOOD.replace("." + signature, ".+" + signature.substring(1))));
    // 256 bytes leave four bits of their last character unused.
    String head = GOOD.substring(0, GOOD.length() - 1);
    String alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    char last = alphabet.charAt(alphabet.indexOf(GOOD.charAt(GOOD.length() - 1)) + 1);
    assertEquals(reason, reason(head + last));
  }

  @Test
  void rejectsPartsThatAreNoJsonObject() {
    for (String json : List.of("null", "1", "\"a\"", "true", "[]", "{", "{} {}", " ")) {
      assertEquals(
          "a part is not a JSON object",
          reason(TokenForge.token(json, "{}", _ -> new byte[1])),
          json);
      assertEquals(
          "a part is not a JSON object",
          reason(TokenForge.token("{\"alg\":\"RS256\"}", json, _ -> new byte[1])),
          json);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"exp", "nbf", "iat"})
  void namesATimeThatIsNotANumber(String name) {
    for (Object value : List.of("1767225600", true, new JsonArray(), new JsonObject())) {
      JsonObject claims = TokenForge.claims().put(name, value);
      assertEquals(name + " is not a number", reason(TokenForge.rs256(claims)));
    }
  }
}
