// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpMethod;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class UpstreamRequestTest {
  @ParameterizedTest
  @ValueSource(strings = {"users", "http://elsewhere/", "*", "#a", ";a"})
  void rejectsATargetThatIsNoPath(String target) {
    IllegalArgumentException rejected =
        assertThrows(IllegalArgumentException.class, () -> request(target));

    assertEquals("target: " + target + " (expected: starts with /)", rejected.getMessage());
  }

  @ParameterizedTest
  @ValueSource(strings = {"/a b", "/a\r\nX: y", "/a\n", "/\u0000", "/\u007f", "/\u00e9", "/\t"})
  void rejectsATargetThatCouldEndTheRequestLine(String target) {
    assertThrows(IllegalArgumentException.class, () -> request(target));
  }

  @Test
  void takesEncodedTargets() {
    assertEquals("/a%20b?c=%0d%0A~!#", request("/a%20b?c=%0d%0A~!#").target());
  }

  private static UpstreamRequest request(String target) {
    return new UpstreamRequest(
        HttpMethod.GET, target, MultiMap.caseInsensitiveMultiMap(), RequestBody.NONE, null);
  }
}
