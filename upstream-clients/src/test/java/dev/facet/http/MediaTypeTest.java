// SPDX-License-Identifier: Apache-2.0
package dev.facet.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class MediaTypeTest {
  private static MediaType parsed(String value) {
    return MediaType.parse(value).orElseThrow();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "application/json",
        "Application/JSON",
        " application/json ;charset=utf-8",
        "application/json;\tcharset=\"UTF-8\" ; ",
        "application/json;; odata=verbose;charset=\"ut\\f-8\"",
        "application/json; x=\"a;charset=utf-16,\\\" b\"",
      })
  void isReadInAllItsSpellings(String value) {
    assertEquals("application/json", parsed(value).name());
    assertTrue(parsed(value).charset().isEmpty() || parsed(value).charset().equals("utf-8"));
  }

  @Test
  void hasParametersByNameInLowerCase() {
    assertEquals(new MediaType("a/b", Map.of("x", "Y", "z", "")), parsed("a/b; X=Y; z=\"\""));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "json",
        "application/",
        "/json",
        "application/json text/plain",
        "application/json, text/plain",
        "application/json; charset",
        "application/json; charset=",
        "application/json; charset = utf-8",
        "application/json; charset=\"utf-8",
        "application/json; charset=utf-8; charset=utf-16",
        "application / json",
      })
  void isNotReadWhereItIsMalformed(String value) {
    assertTrue(MediaType.parse(value).isEmpty(), value);
  }
}
