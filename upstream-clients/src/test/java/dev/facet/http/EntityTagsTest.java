// SPDX-License-Identifier: Apache-2.0
package dev.facet.http;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** RFC 9110, section 8.8.3.2. */
final class EntityTagsTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          W/"1"      | W/"1" | true  | false
          W/"1"      | "1"   | true  | false
          "1"        | "1"   | true  | true
          "1"        | W/"1" | true  | false
          W/"1"      | W/"2" | false | false
          "2", "1,3" | "1,3" | true  | true
          *          | W/"1" | true  | true
          w/"1"      | "1"   | false | false
          """)
  void areComparedWeaklyAndStrongly(String listed, String tag, boolean weakly, boolean strongly) {
    assertEquals(weakly, EntityTags.listWeakly(List.of(listed), tag));
    assertEquals(strongly, EntityTags.listStrongly(List.of(listed), tag));
  }

  @Test
  void loseAndGetTheMarkOfAWeakOne() {
    assertEquals("W/\"1\"", EntityTags.weakened("\"1\""));
    assertEquals("W/\"1\"", EntityTags.weakened("W/\"1\""));
    assertEquals("\"1\"", EntityTags.opaque("W/\"1\""));
    assertEquals(List.of("\"a,b\"", "W/\"c\""), EntityTags.members(List.of("\"a,b\" , W/\"c\"")));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          W/"a"        | "a"
          W/"a,b", "c" | "a,b", "c"
          "a"          | "a"
          *            | *
          """)
  void getTheirStrengthBackInIfMatch(String received, String sent) {
    MultiMap request = HttpHeaders.headers().set("if-match", received);
    EntityTags.restore(request);

    assertEquals(sent, request.get("if-match"));
  }
}
