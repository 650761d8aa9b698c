// SPDX-License-Identifier: Apache-2.0
package dev.facet.resolver.document;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.facet.resolver.EngineFixture;
import dev.facet.resolver.input.Suggestions;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What clients are told of documents that do not fit the schema: place, fault, expectation. */
final class ValidationWordsTest {
  private static final String SDL =
      """
      type Query {
        product(id: ID!, currency: Currency): Product @rest(service: a, get: "/p/{args.id}")
        find(by: Filter, many: [Filter!], n: Int, x: Float, on: Date, s: String): [Product]
          @rest(service: a, get: "/f?n={args.n}")
        node(one: One): Node @rest(service: a, get: "/n")
        media: Media @rest(service: a, get: "/m")
      }
      scalar Date
      enum Currency { EUR CHF USD }
      input Filter { name: String! status: Currency inner: Filter tags: [String!] }
      input One @oneOf { id: ID sku: String }
      interface Node @typeBy(path: "t", cases: []) { id: ID }
      type Product implements Node { id: ID name: String price: Float! prices: [Int] }
      type Film implements Node { id: ID title: String length: Int }
      union Media @typeBy(path: "t", cases: []) = Product | Film
      """;
  private static final List<String> WORDS_OF_LIBRARIES =
      List.of("Validation error", "Value{", "AST", "ANTLR", "graphql.", "java.", "never happen");

  private static final EngineLimits LIMITS =
      new EngineLimits(2_000, 100_000, 15, 100_000, 30, 20, 50, 10, 100, 1_000, true);

  private static List<RequestError> errors(String document, Suggestions suggestions) {
    return new DocumentCache(EngineFixture.schema(SDL), LIMITS, suggestions).faults(document);
  }

  private static String first(String document, Suggestions suggestions) {
    RequestError error = errors(document, suggestions).getFirst();
    String place =
        error.locations().stream()
            .map(at -> at.getLine() + ":" + at.getColumn())
            .collect(Collectors.joining(" "));
    return place + " " + error.message();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '^',
      textBlock =
          """
          { product(id: 1) { nam } } ~ 1:20 Product has no field "nam", did you mean "name"?
          { prodct(id: 1) { id } } ~ 1:3 Query has no field "prodct", did you mean "product"?
          { node { title } } ~ 1:10 Node has no field "title", did you mean "... on Film"?
          { media { title } } ~ 1:11 Media has no field "title" (expected: ... on a member of the union)
          { media { id } } ~ 1:11 Media has no field "id" (expected: ... on a member of the union)
          { product(id: 2, ID: 1) { id } } ~ 1:18 Query.product has no argument "ID", did you mean "id"?
          { product { id } } ~ 1:3 Query.product: argument id is missing (expected: ID!)
          { product(id: null) { id } } ~ 1:15 id: null (expected: ID!)
          { product(id: 1, id: 2) { id } } ~ 1:3 argument "id" is given twice (expected: once)
          { product(id: 1) } ~ 1:3 product: no selection (expected: { … } with fields of Product)
          { find(n: 1) } ~ 1:3 find: no selection (expected: { … } with fields of Product)
          { product(id: 1) { name { x } } } ~ 1:20 name: a selection of fields (expected: none, as String has no fields)
          { product(id: 1) { name @skp(if: true) } } ~ 1:25 directive @skp is not defined, did you mean "skip"?
          { product(id: 1) { name @skip } } ~ 1:25 @skip: argument if is missing (expected: Boolean!)
          { product(id: 1) { name @skip(iff: true) } } ~ 1:25 @skip: argument if is missing (expected: Boolean!)
          { product(id: 1) { name @skip(if: true, iff: 1) } } ~ 1:41 @skip has no argument "iff", did you mean "if"?
          { product(id: 1) { name @skip(if: 1) } } ~ 1:35 if: a number (expected: Boolean)
          { product(id: 1) { name @skip(if: true) @skip(if: true) } } ~ 1:41 @skip is given twice (expected: once)
          query @skip(if: true) { media { __typename } } ~ 1:7 @skip cannot stand here (expected: on field, fragment spread, inline fragment)
          { ...Feilds } fragment Fields on Query { media { __typename } } ~ 1:3 fragment "Feilds" is not defined, did you mean "Fields"?
          { media { __typename } } fragment F on Query { media { __typename } } ~ 1:26 fragment "F" is not used (expected: a spread of it, or its removal)
          { ...F } fragment F on Query { media { __typename } } fragment F on Query { media { __typename } } ~ 1:55 fragment "F" is defined twice (expected: once)
          { ...F } fragment F on Quary { media { __typename } } ~ 1:10 type "Quary" is not defined, did you mean "Query"?
          { media { ... on Currency { x } } } ~ 1:11 ... on Currency: a type without fields (expected: an object, interface or union)
          { ...F media { __typename } } fragment F on Int { x } ~ 1:31 ... on Int: a type without fields (expected: an object, interface or union)
          { product(id: 1) { ... on Film { title } } } ~ 1:20 ... on Film: an object of Product is never of type Film
          { product(id: 1) { ...F } } fragment F on Film { title } ~ 1:20 ...F: an object of Product is never of type Film
          { product(id: $idd) { id } } ~ 1:15 variable $idd is not defined by the operation
          query($id: ID!) { product(id: $idd) { id } } ~ 1:31 variable $idd is not defined by the operation, did you mean "id"?
          query($id: ID!) { media { __typename } } ~ 1:7 variable $id is not used (expected: a use of it, or its removal)
          query($id: ID) { product(id: $id) { id } } ~ 1:30 $id: of type ID (expected: ID!)
          query($id: ID!, $id: ID!) { product(id: $id) { id } } ~ 1:17 variable $id is defined twice (expected: once)
          query($p: Product) { product(id: $p) { id } } ~ 1:7 $p: Product (expected: a scalar, enum or input type)
          query($n: Int = "1") { find(n: $n) { id } } ~ 1:17 $n by default: a string (expected: Int)
          query($c: Currency = EURO) { product(id: 1, currency: $c) { id } } ~ 1:22 $c by default: EURO (expected: one of EUR, CHF, USD), did you mean "EUR"?
          { find(n: "1") { id } } ~ 1:11 n: a string (expected: Int)
          { find(n: 1.5) { id } } ~ 1:11 n: a number with a fraction (expected: Int)
          { find(n: 3000000000) { id } } ~ 1:11 n: a number beyond 32 bits (expected: Int)
          { media @deprecated { __typename } } ~ 1:9 @deprecated cannot stand here (expected: in schema files only)
          { find(n: 1.0) { id } } ~ 1:11 n: a number with a fraction or exponent (expected: Int)
          { find(n: 1e3) { id } } ~ 1:11 n: a number with a fraction or exponent (expected: Int)
          { __foo } ~ 1:3 Query has no field "__foo"
          { __schema(x: 1) { description } } ~ 1:12 Query.__schema has no argument "x"
          { __type { name } } ~ 1:3 Query.__type: argument name is missing (expected: String!)
          { product(id: 1) { __x } } ~ 1:20 Product has no field "__x"
          { product(id: 1) { __type(name: "T") { name } } } ~ 1:20 Product has no field "__type"
          { product(id: 1) { ...F } } fragment F on Product { __schema { __x } } ~ 1:53 Product has no field "__schema"
          { media { ... on Film { __x } } } ~ 1:25 Film has no field "__x"
          { media { __x } } ~ 1:11 Media has no field "__x" (expected: ... on a member of the union)
          { __schema { __schema { types { name } } } } ~ 1:14 __Schema has no field "__schema"
          { __schema { __foo } } ~ 1:14 __Schema has no field "__foo"
          { find(n: true) { id } } ~ 1:11 n: a boolean (expected: Int)
          { find(n: ONE) { id } } ~ 1:11 n: the name ONE (expected: Int)
          { find(n: [1]) { id } } ~ 1:11 n: a list (expected: Int)
          { find(n: {a: 1}) { id } } ~ 1:11 n: an object (expected: Int)
          { find(x: "1") { id } } ~ 1:11 x: a string (expected: Float)
          { find(s: 1) { id } } ~ 1:11 s: a number (expected: String)
          { find(on: "today") { id } } ~ 1:12 on: "today" (expected: Date)
          { find(on: 7) { id } } ~ 1:12 on: a number (expected: Date)
          { product(id: 1.5) { id } } ~ 1:15 id: a number with a fraction (expected: ID)
          { product(id: 1, currency: EURO) { id } } ~ 1:28 currency: EURO (expected: one of EUR, CHF, USD), did you mean "EUR"?
          { product(id: 1, currency: "EUR") { id } } ~ 1:28 currency: a string (expected: one of EUR, CHF, USD, without quotes)
          { find(by: {nam: "a"}) { id } } ~ 1:18 by: Filter has no field "nam", did you mean "name"?
          { find(by: {status: EUR}) { id } } ~ 1:12 by.name: missing (expected: String!)
          { find(by: {name: null}) { id } } ~ 1:19 by.name: null (expected: String!)
          { find(by: 1) { id } } ~ 1:12 by: a number (expected: an object of Filter)
          { find(by: {name: "a", name: "b"}) { id } } ~ 1:12 input field "name" is given twice (expected: once)
          { find(many: [{name: "a"}, {name: "b", tags: ["x", 1]}]) { id } } ~ 1:52 many[1].tags[1]: a number (expected: String)
          { node(one: {id: 1, sku: "a"}) { id } } ~ 1:13 one: 2 fields (expected: exactly one field of One)
          { a: product(id: 1) { id } a: media { __typename } } ~ 1:3 1:28 a: both product and media under one name (expected: an alias for one of them)
          { product(id: 1) { id } product(id: 2) { id } } ~ 1:3 1:25 product: selected twice with different arguments (expected: an alias for one of them)
          { node { ... on Product { x: name } ... on Film { x: length } } } ~ 1:27 1:51 node/x: of type String and of type Int under one name (expected: an alias for one of them)
          { node { ... on Product { x: price } ... on Film { x: length } } } ~ 1:27 1:52 node/x: of type Float! and of type Int under one name (expected: an alias for one of them)
          { node { ... on Product { x: prices } ... on Film { x: length } } } ~ 1:27 1:53 node/x: of type [Int] and of type Int under one name (expected: an alias for one of them)
          mutation { x } ~ 1:1 the schema has no mutation type
          subscription { x } ~ 1:1 Subscriptions are not supported (expected: a query or mutation).
          { media { __typename } } query B { media { __typename } } ~ 1:26 an operation without a name beside others (expected: a name for each)
          query B { media { __typename } } { media { __typename } } ~ 1:34 an operation without a name beside others (expected: a name for each)
          query B { media { __typename } } query B { media { __typename } } ~ 1:34 operation "B" is defined twice (expected: once)
          type A { b: Int } query B { media { __typename } } ~ 1:1 a definition of A (expected: operations and fragments only)
          directive @a on FIELD query B { media { __typename } } ~ 1:1 a definition of a (expected: operations and fragments only)
          schema { query: Q } query B { media { __typename } } ~ 1:1 a definition (expected: operations and fragments only)
          """)
  void saysWhatIsWrongAndWhere(String document, String expected) {
    assertEquals(expected, first(document, Suggestions.ON));
    assertFalse(first(document, Suggestions.OFF).contains("did you mean"));
    for (Suggestions each : Suggestions.values()) {
      errors(document, each).forEach(error -> assertNoWordsOfLibraries(error.message()));
    }
  }

  private static void assertNoWordsOfLibraries(String message) {
    assertEquals(
        List.of(), WORDS_OF_LIBRARIES.stream().filter(message::contains).toList(), message);
    assertTrue(message.chars().noneMatch(Character::isISOControl), message);
  }

  @Test
  void saysNothingOfArgumentsOfDirectivesThatAreNotThere() {
    List<RequestError> errors =
        errors("{ product(id: 1) { name @foo(a: 1, b: 2) } }", Suggestions.OFF);

    assertEquals(
        List.of("directive @foo is not defined"),
        errors.stream().map(RequestError::message).toList());
  }

  @Test
  void namesNothingOfTheSchemaInFrontOfClients() {
    assertEquals(
        "1:28 currency: EURO (expected: one of Currency)",
        first("{ product(id: 1, currency: EURO) { id } }", Suggestions.OFF));
    assertEquals("1:10 Node has no field \"title\"", first("{ node { title } }", Suggestions.OFF));
    assertEquals(
        "1:18 by: Filter has no field \"nam\"",
        first("{ find(by: {nam: 1}) { id } }", Suggestions.OFF));
  }

  @Test
  void knowsEveryMessageOfTheLibrary() {
    ResourceBundle library = ResourceBundle.getBundle("i18n.Validation", Locale.ROOT);
    ResourceBundle ours = ResourceBundle.getBundle("i18n.Validation", ValidationWords.LOCALE);
    Set<String> missing = new TreeSet<>(library.keySet());
    missing.removeIf(key -> ours.getString(key).startsWith(key));
    assertEquals(Set.of(), missing);
  }
}
