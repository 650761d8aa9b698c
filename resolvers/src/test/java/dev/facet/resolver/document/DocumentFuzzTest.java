// SPDX-License-Identifier: Apache-2.0
package dev.facet.resolver.document;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.fail;

import dev.facet.resolver.EngineFixture;
import dev.facet.resolver.failure.ErrorCode;
import dev.facet.resolver.input.Suggestions;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Documents with mistakes in them are read, or rejected with words; nothing else comes of them. */
final class DocumentFuzzTest {
  private static final String SDL =
      """
      type Query {
        item(id: ID!, kind: Kind, cc: CountryCode, ym: YearMonth): Item
          @rest(service: a, get: "/i/{args.id}")
        find(by: Filter, some: [Filter!], n: Int = 1, x: Float, j: JSON, one: One): [Node]
          @rest(service: a, get: "/f")
        any: Any @rest(service: a, get: "/a")
      }
      type Mutation { set(by: Filter!): Item @rest(service: a, post: "/s", body: "{args.by}") }
      scalar CountryCode scalar YearMonth scalar Year scalar JSON scalar Url
      scalar Code @scalar(base: String, pattern: "[a-z]+")
      enum Kind { A B }
      input Filter { name: String! = "x", kind: Kind, inner: Filter, tags: [Code!], year: Year, u: Url }
      input One @oneOf { id: ID name: String }
      interface Node @typeBy(path: "t", cases: []) { id: ID }
      type Item implements Node { id: ID name: String cc: CountryCode self: Item @from(path: "s") }
      type Film implements Node { id: ID title(long: Boolean): String @from(path: "t") }
      union Any @typeBy(path: "t", cases: []) = Item | Film
      """;
  private static final List<String> GOOD =
      List.of(
          "query Q($id: ID! = 1, $f: Filter = {name: \"a\", tags: [\"b\"]}, $o: One) @skip(if: false)"
              + " { a: item(id: $id, kind: A, cc: \"UK\", ym: \"2024-13\") { ...F @include(if: true)"
              + " self { __typename name } } find(by: $f, some: [{kind: B}], x: 1e3, j: {a: [$id]},"
              + " one: $o) { ... on Film { title(long: true) } ...F __typename } }"
              + " fragment F on Item { id name cc }",
          "{ __schema { types { name fields(includeDeprecated: true) { type { ofType { name } } } } }"
              + " __type(name: \"Item\") { kind possibleTypes { name } } any { __typename ... on Item"
              + " { id } ... on Node { id } } }",
          "mutation M($y: Year, $n: [Filter!]) { set(by: {name: \"\", inner: {year: $y, u: \"x\"}})"
              + " { id } other: set(by: null) { id } }"
              + " query N { find(some: [{name: \"a\"}], n: 1.0) { id } }");
  private static final List<String> ODD =
      List.of(
          "__foo",
          "__type",
          "__schema",
          "__typename",
          "null",
          "1e999",
          "\"\"",
          "$x",
          "on",
          "...",
          "@skip",
          "@deprecated",
          "@oneOf",
          "@defer",
          "{",
          "}",
          "(",
          ")",
          "[",
          "]",
          ":",
          "!",
          "=",
          "Query",
          "__Type",
          "Filter",
          "Kind",
          "Any",
          "subscription",
          "fragment",
          "true",
          "\"US\"",
          "007",
          "-",
          "\u0000",
          "&",
          "\"\"\"x\"\"\"");
  private static final Pattern TOKEN =
      Pattern.compile("\"[^\"]*\"|[\\w]+|\\.\\.\\.|[$@]\\w+|[^\\s\\w]");
  private static final Pattern WORDLESS =
      Pattern.compile("^$|is not GraphQL|" + ErrorCode.GRAPHQL_VALIDATION_FAILED.meaning());
  private static final int DOCUMENTS = 3_000;

  @Test
  void rejectsWhateverIsWrong() {
    long seed = 20_260_101;
    Random random = new Random(seed);
    DocumentCache documents =
        new DocumentCache(EngineFixture.schema(SDL), EngineLimits.DEFAULT, Suggestions.ON);
    for (int i = 0; i < DOCUMENTS; i++) {
      String document = mutated(GOOD.get(random.nextInt(GOOD.size())), random);
      List<RequestError> errors;
      try {
        errors = documents.faults(document);
      } catch (RuntimeException | StackOverflowError e) {
        fail("document " + i + " of seed " + seed + ": " + document, e);
        return;
      }
      errors.forEach(error -> assertFalse(WORDLESS.matcher(error.message()).find(), document));
    }
  }

  @Test
  void looksForDescriptionsOnce() {
    DocumentCache documents =
        new DocumentCache(EngineFixture.schema(SDL), EngineLimits.DEFAULT, Suggestions.OFF);
    assertEquals(List.of(), documents.faults("\"a\" query A { any { __typename } }"));
    assertEquals(
        "syntax error: expected query, mutation, subscription or fragment, found the string \"b\"",
        documents.faults("\"a\" \"b\" query A { any { __typename } }").getFirst().message());
  }

  private static String mutated(String document, Random random) {
    List<String> tokens =
        new ArrayList<>(TOKEN.matcher(document).results().map(found -> found.group()).toList());
    for (int changes = 1 + random.nextInt(3); changes > 0; changes--) {
      int at = random.nextInt(tokens.size());
      switch (random.nextInt(5)) {
        case 0 -> tokens.remove(at);
        case 1 -> tokens.set(at, ODD.get(random.nextInt(ODD.size())));
        case 2 -> tokens.add(at, ODD.get(random.nextInt(ODD.size())));
        case 3 -> tokens.set(at, tokens.get(random.nextInt(tokens.size())));
        default -> tokens.add(at, tokens.get(random.nextInt(tokens.size())));
      }
    }
    return String.join(" ", tokens);
  }
}
