// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.plugin.auth.jwt;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;

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
    assertEquals(new UnverifiedToken(GOOD, JwtAlgorithm.RS256, null), parse(GOOD));
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
}
