// SPDX-License-Identifier: Apache-2.0
package dev.facet.passthrough;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PathRewriteTest {
  /** The very same string. */
  @Test
  void keepsThePath() {
    String path = "/a%2fb/%7e";
    assertSame(path, new PathRewrite.Keep().apply(new AskedPath(path)));
    assertEquals("", new PathRewrite.Keep().told());
  }

  @ParameterizedTest
  @CsvSource({
    "/v1/orders, /orders",
    "/v1/orders/%20/, /orders/%20/",
    "/v1/, /",
    "/v1, ''",
    "/v1;a=b/orders, /orders",
    "/%761/orders;x, /orders;x",
    "/v1//orders, //orders",
    "/v1/v1/a, /v1/a",
  })
  void stripsWholeSegments(String path, String rest) {
    assertEquals(rest, PathRewrite.Prefix.strip("/v1").apply(new AskedPath(path)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"/", "v1", "/v1/", "/v1?x"})
  void rejectsAPrefixThatIsNone(String prefix) {
    assertThrows(IllegalArgumentException.class, () -> PathRewrite.Prefix.strip(prefix));
  }
}
