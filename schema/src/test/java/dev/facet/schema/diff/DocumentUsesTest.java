// SPDX-License-Identifier: Apache-2.0
package dev.facet.schema.diff;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.fail;

import dev.facet.schema.FrontendSchema;
import dev.facet.schema.SchemaCompiler;
import dev.facet.schema.diagnostic.Compilation;
import dev.facet.schema.diagnostic.SourceSpan;
import dev.facet.schema.diagnostic.SourceText;
import graphql.parser.Parser;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class DocumentUsesTest {
  private static final String SCHEMA =
      """
      directive @tag(a: Int) on FIELD
      type Query {
        node: Node @rest(service: users, get: "/node")
        found: [Found!] @rest(service: users, get: "/found")
        find(by: By, first: Int): Int @value(json: 1)
      }
      interface Node @typeBy(path: "kind") { id: ID }
      type A implements Node { id: ID }
      type B { x: Int }
      union Found @typeBy(path: "kind") = A | B
      input By { kind: Kind deep: Deep }
      input Deep { again: Deep y: Int }
      enum Kind { K L }
      """;

  @Test
  void usesAFieldOfAnInterfaceInEachTypeThatImplementsIt() {
    assertUses("{ node { id } }", "A.id", "ID", "Node", "Node.id", "Query", "Query.node");
  }

  @Test
  void usesWhatALiteralHolds() {
    assertUses(
        "{ find(by: {kind: K}) }",
        "By",
        "By.kind",
        "Int",
        "Kind",
        "Kind.K",
        "Query",
        "Query.find",
        "Query.find(by:)");
  }

  @Test
  void usesAllThatAVariableMayHold() {
    assertUses(
        "query ($deep: [Deep!]!, $by: By) { find(by: $by) }",
        "By",
        "By.deep",
        "By.kind",
        "Deep",
        "Deep.again",
        "Deep.y",
        "Int",
        "Kind",
        "Kind.K",
        "Kind.L",
        "Query",
        "Query.find",
        "Query.find(by:)");
  }

  @Test
  void usesConditionsAndDirectivesOfFragmentsToo() {
    assertUses(
        "{ found { ...F } } fragment F on Found { ... on B { x @tag(a: 1) } }",
        "... on B",
        "... on Found",
        "@tag",
        "@tag(a:)",
        "B",
        "B.x",
        "Found",
        "Int",
        "Query",
        "Query.found");
  }

  private static void assertUses(String document, String... expected) {
    Map<String, @Nullable SourceSpan> services = new HashMap<>();
    services.put("users", null);
    SourceText source = new SourceText("web.graphql", SCHEMA);
    FrontendSchema schema =
        switch (new SchemaCompiler().compile(List.of(source), services)) {
          case Compilation.Compiled<FrontendSchema>(var compiled, _) -> compiled;
          case Compilation.Rejected<FrontendSchema>(var errors, _) -> fail("" + errors);
        };
    Set<String> uses = new TreeSet<>(DocumentUses.of(Parser.parse(document), schema.graphql()));
    uses.remove(DocumentUses.ANYTHING);
    assertEquals(List.of(expected), List.copyOf(uses));
  }
}
