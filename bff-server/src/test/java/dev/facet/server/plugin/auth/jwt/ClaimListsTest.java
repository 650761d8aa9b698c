// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.plugin.auth.jwt;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.vertx.core.json.JsonObject;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Lists of a token as services see them. */
class ClaimListsTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "[\"a\", 1e3, \"\u00e9\"] | 1000,a,%C3%A9",
        "[1, 2] | 1,2",
        "[true, false] | false,true",
        "[\"a,b\"] | a%2Cb",
        "[\"a\", \"b\"] | a,b",
        "[\"b\", \"a\", \"b\"] | a,b",
        "[\"%2C\"] | %252C",
        "\"a,b\" | a,b",
        "[1e400, 3] | 3",
        "[null, {}, [1], \" \"] |",
        "[] |",
      })
  void areItemsWithCommasBetweenThem(String claim, String header) {
    Map<String, Object> claims = Claims.of(new JsonObject("{\"list\": " + claim + "}"));

    Map<String, String> headers = ClaimHeaders.of(claims, Map.of("list", "x-list"));

    assertEquals(header == null ? Map.of() : Map.of("x-list", header), headers);
  }
}
