// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.command;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.facet.server.cli.argument.ExplainOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code facet explain Type.field}. */
final class BindingWordsTest {
  @TempDir Path folder;

  @Test
  void aProtocolIsToldWhereItIsNotTheUsualOne() throws IOException {
    Files.writeString(
        folder.resolve("facet.yaml"),
        """
        version: 1
        services:
          plain: { endpoints: [{ url: "http://127.0.0.1:1" }] }
          fast: { endpoints: [{ url: "https://127.0.0.1:1" }], protocol: auto }
        frontends:
          web: { path: /graphql, schema: [web.graphql], auth: none }
        """);
    Files.writeString(
        folder.resolve("web.graphql"),
        """
        type Query {
          name: String @rest(service: fast, get: "/name")
          age: Int @rest(service: plain, get: "/age")
        }
        """);

    assertEquals("web: Query.name comes from fast (auto) GET /name\n", explained("Query.name"));
    assertEquals("web: Query.age comes from plain GET /age\n", explained("Query.age"));
  }

  private String explained(String field) {
    return new FacetCommands()
        .explain(new ExplainOptions(List.of(field), List.of(), folder))
        .text();
  }
}
