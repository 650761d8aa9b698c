// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.plugin.auth.jwt;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.facet.server.plugin.Exchange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Numbers of a token as services see them. */
class ClaimNumbersTest extends WithJwtPlugin {
  @ParameterizedTest
  @CsvSource({
    "42, 42",
    "1e3, 1000",
    "12.0, 12",
    "12.50, 12.50",
    "-0.1, -0.1",
    "123456789.123456789123, 123456789.123456789123",
    "12345678901234567890123, 12345678901234567890123",
    "9007199254740993, 9007199254740993",
    "1E99, 1000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000",
    "1E100,",
    "1E400,",
    "1E-400,",
    "-1E1000000000,",
    "1E-1000000000,",
    "100E2147483646,"
  })
  void keepTheirDigitsWithoutAnExponentAndAreLeftOutWhereThatIsTooLong(
      String claim, String header) {
    String claims = TokenForge.claims().encode();
    String text = claims.substring(0, claims.length() - 1) + ",\"age\":" + claim + "}";
    String token = TokenForge.token(TokenForge.header("RS256").encode(), text, rsaSigner());

    Exchange exchange = pass(plugin(), token);

    assertEquals(header, exchange.request().headers().get("x-age"));
  }
}
