// SPDX-License-Identifier: Apache-2.0
package dev.facet.resolver;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

/** Text that a page of text cannot show. */
class TextResponsesTest {
  private static final String SDL =
      """
      scalar Note @scalar(base: String)
      type Query {
        text: String @rest(service: a, get: "/x")
        note: Note @rest(service: a, get: "/x")
        part: String @rest(service: a, get: "/x", root: "part")
        int: Int @rest(service: a, get: "/x")
      }
      """;

  private static String answer(String body) {
    EngineFixture gateway = new EngineFixture(SDL);
    gateway.services.onText("a GET /x", body);
    return gateway.answer("{ text note part int }");
  }

  @Test
  void blankTextIsAStringAndNoContentForAllOthers() {
    assertEquals(
        "{\"data\":{\"text\":\" \\n\",\"note\":\" \\n\",\"part\":null,\"int\":null}}",
        answer(" \n"));
  }

  @Test
  void emptyTextIsNoContent() {
    assertEquals("{\"data\":{\"text\":null,\"note\":null,\"part\":null,\"int\":null}}", answer(""));
  }
}
