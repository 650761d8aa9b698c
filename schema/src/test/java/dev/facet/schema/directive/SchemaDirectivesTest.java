// SPDX-License-Identifier: Apache-2.0
package dev.facet.schema.directive;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import graphql.schema.GraphQLSchema;
import graphql.schema.idl.SchemaParser;
import graphql.schema.idl.UnExecutableSchemaGenerator;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

final class SchemaDirectivesTest {
  @Test
  void namesTheServicesAsAnEnum() {
    assertTrue(
        SchemaDirectives.text(List.of("users", "catalog", "users"))
            .endsWith("enum FacetService {\n  catalog\n  users\n}\n"));
  }

  @Test
  void makesServicesAScalarWhereTheyCanBeNoEnum() {
    assertTrue(SchemaDirectives.text(List.of()).endsWith("scalar FacetService\n"));
    assertTrue(SchemaDirectives.text(List.of("my-service")).endsWith("scalar FacetService\n"));
    assertTrue(SchemaDirectives.text(List.of("true")).endsWith("scalar FacetService\n"));
  }

  @Test
  void anyGraphQlToolAcceptsTheShopWithTheDefinitions() {
    Set<String> services = Set.of("catalog", "users", "inventory", "reviews", "orders");
    String sdl = SchemaDirectives.text(services) + resource("/dev/facet/schema/shop.graphql");

    GraphQLSchema schema =
        UnExecutableSchemaGenerator.makeUnExecutableSchema(new SchemaParser().parse(sdl));

    assertEquals(
        Set.of(
            "authenticated",
            "cache",
            "cost",
            "entity",
            "from",
            "invalidates",
            "listSize",
            "ref",
            "requiresScopes",
            "rest",
            "scalar",
            "typeBy",
            "value"),
        schema.getDirectivesByName().keySet().stream()
            .filter(DirectiveCatalog::isOwn)
            .collect(Collectors.toSet()));
  }

  @Test
  void typesOfTheFilesMayHaveTheNamesOfEverydayThings() {
    String sdl =
        SchemaDirectives.text(Set.of("s"))
            + """
            type Query { a: Service @rest(service: s, get: "/a") b: [Json] @rest(service: s, get: "/b") }
            type Service { id: ID key: Key batch: Batch header: Header }
            type Json { id: ID } type Key { id: ID } type Batch { id: ID } type Header { id: ID }
            """;

    assertEquals(
        "Service",
        Objects.requireNonNull(
                UnExecutableSchemaGenerator.makeUnExecutableSchema(new SchemaParser().parse(sdl))
                    .getObjectType("Service"))
            .getName());
  }

  @Test
  void everythingIsDescribed() {
    String text = SchemaDirectives.text(List.of("users"));
    String before = "";
    for (String line : text.lines().toList()) {
      boolean definition =
          line.matches("(directive|input|enum|scalar) .*") || line.matches("  [a-zA-Z]+: .*");
      assertTrue(!definition || before.endsWith("\""), line);
      before = line;
    }
  }

  @Test
  void knowsItsOwnNames() {
    assertTrue(
        SchemaDirectives.generatedNames().containsAll(Set.of("rest", "FacetService", "FacetMany")));
    assertTrue(SchemaDirectives.isStandard("deprecated"));
    assertTrue(SchemaDirectives.isKnown("cache"));
  }

  private static String resource(String name) {
    try (InputStream in = SchemaDirectivesTest.class.getResourceAsStream(name)) {
      return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
