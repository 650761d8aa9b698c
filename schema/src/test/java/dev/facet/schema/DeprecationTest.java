// SPDX-License-Identifier: Apache-2.0
package dev.facet.schema;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.facet.schema.diagnostic.Diagnostic;
import dev.facet.schema.sdl.SchemaCode;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What clients must give is not deprecated: they could not stop to give it. */
class DeprecationTest {
  @Test
  void tellsADeprecatedArgumentThatMustBeGiven() {
    assertFinding(
        "type Query {\n  f(a: Int! @deprecated): Int @rest(service: catalog, get: \"/f?x={args.a}\")\n}",
        "argument a of Query.f must be given and is deprecated",
        "a.graphql:2:13");
  }

  @Test
  void tellsADeprecatedInputFieldThatMustBeGiven() {
    assertFinding(
        """
        type Query { f(by: By): Int @rest(service: catalog, get: "/f?x={args.by.id}") }
        input By { id: ID! @deprecated(reason: "use key") key: ID }\
        """,
        "input field By.id must be given and is deprecated",
        "a.graphql:2:20");
  }

  @Test
  void tellsADeprecatedArgumentOfAnInterface() {
    assertFinding(
        """
        type Query { a: B @rest(service: catalog, get: "/a") }
        interface A { f(a: Int! @deprecated): Int }
        type B implements A { f(a: Int!): Int }\
        """,
        "argument a of A.f must be given and is deprecated",
        "a.graphql:2:25");
  }

  @Test
  void takesWhatMayBeLeftOut() {
    Sdl.good(
        """
        type Query {
          f(a: Int @deprecated, b: Int! = 1 @deprecated, by: By): Int @deprecated
            @rest(service: catalog, get: "/f?a={args.a}&b={args.b}&c={args.by.id}")
        }
        input By { id: ID! = "1" @deprecated key: ID @deprecated }
        enum E { A @deprecated B }
        """);
  }

  private static void assertFinding(String sdl, String message, String place) {
    List<Diagnostic> findings =
        Sdl.compile(sdl).diagnostics().stream()
            .filter(finding -> finding.code() == SchemaCode.INVALID_SCHEMA)
            .toList();
    assertEquals(1, findings.size(), findings.toString());
    Diagnostic finding = findings.getFirst();
    assertEquals(message, finding.message());
    assertEquals(place, String.valueOf(finding.span()));
    assertEquals("@deprecated", Sdl.marked(finding).replaceFirst("^(?!@)", "@"));
    assertEquals("make it nullable, or give it a default value", finding.hint());
  }
}
