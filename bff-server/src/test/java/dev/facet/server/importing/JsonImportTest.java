// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.importing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.facet.schema.diagnostic.Diagnostic;
import dev.facet.server.cli.argument.ImportTarget;
import dev.facet.server.cli.argument.JsonImportOptions;
import dev.facet.server.cli.argument.SampleText;
import dev.facet.server.cli.result.CommandFailure;
import dev.facet.server.cli.result.FindingsException;
import dev.facet.server.cli.result.ImportResult;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a sample response becomes. */
class JsonImportTest {
  @Test
  void namesNestedObjectsByTheirPath() throws IOException {
    assertEquals(
        """
        type Order {
          lines: [OrderLines!]
          shipping_address: OrderShippingAddress
        }

        type OrderLines {
          sku: String
        }

        type OrderShippingAddress {
          city: String
        }
        """,
        sdl("{\"shipping_address\": {\"city\": \"B\"}, \"lines\": [{\"sku\": \"a\"}]}"));
  }

  @Test
  void mergesAllItemsOfAList() throws IOException {
    assertEquals(
        """
        type Order {
          both: Int!
          missing: Int
          null: Int
        }
        """,
        sdl("[{\"both\": 1, \"null\": 1, \"missing\": 1}, {\"both\": 2, \"null\": null}]"));
  }

  @Test
  void oneObjectSaysNothingOfTheNext() throws IOException {
    assertEquals("type Order {\n  a: Int\n}\n", sdl("{\"a\": 1}"));
  }

  @Test
  void tellsScalarsByAllValues() throws IOException {
    assertEquals("a: Int", field("[{\"a\": 1}]"));
    assertEquals("a: Long!", field("[{\"a\": 1}, {\"a\": 2147483648}]"));
    assertEquals("a: BigInteger!", field("[{\"a\": 1}, {\"a\": 9223372036854775808}]"));
    assertEquals("a: Float!", field("[{\"a\": 1}, {\"a\": 1.5}]"));
    assertEquals("a: BigDecimal!", field("[{\"a\": 2147483648}, {\"a\": 1.5}]"));
    assertEquals("a: Boolean", field("{\"a\": true}"));
    assertEquals("a: Date", field("{\"a\": \"2024-02-29\"}"));
    assertEquals("a: String", field("{\"a\": \"2023-02-29\"}"));
    assertEquals("a: DateTime", field("{\"a\": \"2024-02-29T10:00:00.5+01:00\"}"));
    assertEquals("a: String", field("{\"a\": \"2024-02-29T10:00:00\"}"));
    assertEquals("a: String!", field("[{\"a\": \"2024-02-29\"}, {\"a\": \"soon\"}]"));
    assertEquals("a: [[Int!]!]", field("{\"a\": [[1], []]}"));
    assertEquals("a: [Int]", field("{\"a\": [1, null]}"));
  }

  @Test
  void tellsIdentifiersByTheirNames() throws IOException {
    assertEquals("id: ID", field("{\"id\": 7}"));
    assertEquals("ownerId: ID", field("{\"ownerId\": \"u-1\"}"));
    assertEquals("tag_ids: [ID!]", field("{\"tag_ids\": [1]}"));
    assertEquals("paid: Int", field("{\"paid\": 7}"));
    assertEquals("id: Boolean", field("{\"id\": true}"));
  }

  @Test
  void saysWhatIsJsonAndWhy() throws IOException {
    ImportResult result = json("{\"a\": null, \"b\": [], \"c\": {}, \"d\": [1, \"x\"]}", List.of());

    assertEquals(
        """
        scalar JSON

        type Order {
          a: JSON
          b: [JSON]
          c: JSON
          d: [JSON!]
        }
        """,
        result.sdl());
    assertEquals(
        List.of(
            "Order.a is JSON: the sample has null there",
            "Order.b is JSON: the sample has an empty list there",
            "Order.c is JSON: the sample has an empty object there",
            "Order.d is JSON: the sample has an integer and a string there",
            "a field that gives it: Order"),
        result.notes());
  }

  @Test
  void aListOfScalarsNeedsNoType() throws IOException {
    ImportResult result = json("[\"a\", \"b\"]", List.of());

    assertEquals("", result.sdl());
    assertEquals(List.of("a field that gives it: [String!]"), result.notes());
  }

  @Test
  void readsOtherNamesByTheirPath() throws IOException {
    assertEquals("firstName: Int @from(path: \"first-name\")", field("{\"first-name\": 1}"));
    assertEquals("ref: Int @from(path: \"[\\\"$ref\\\"]\")", field("{\"$ref\": 1}"));
    assertEquals("aB: Int @from(path: \"[\\\"a.b\\\"]\")", field("{\"a.b\": 1}"));
  }

  @Test
  void doesNotDependOnTheOrderOfTheSample() throws IOException {
    assertEquals(sdl("{\"b\": 1, \"a\": {\"c\": 1}}"), sdl("{\"a\": {\"c\": 1}, \"b\": 1}"));
  }

  @Test
  void stopsWithTheRenameForEachNameThatCannotBe() {
    List<Diagnostic> found =
        findings("{\"__v\": 1, \"9\": 1, \"größe\": 1, \"a-b\": 1, \"aB\": 2}").findings();

    assertEquals(
        List.of(
            "--rename 'Order.__v=otherName'",
            "--rename 'Order.9=otherName'",
            "--rename 'Order.größe=otherName'",
            "--rename 'Order.a-b=otherName'"),
        found.stream().map(Diagnostic::hint).toList());
    assertEquals("\"a-b\" and \"aB\" of Order are both the field aB", found.getLast().message());
  }

  @Test
  void stopsWhereTwoTypesHaveOneName() {
    FindingsException stopped =
        findings("{\"a\": {\"bC\": {\"x\": 1}}, \"aB\": {\"c\": {\"y\": 1}}}");

    assertEquals("two types are named OrderABC", stopped.findings().getFirst().message());
    assertEquals("--rename 'OrderAB.c=OtherName'", stopped.findings().getFirst().hint());
  }

  @Test
  void takesTheRenamesThatItAsksFor() throws IOException {
    assertEquals(
        "type Order {\n  version: Int @from(path: \"__v\")\n}\n",
        json("{\"__v\": 3}", List.of("Order.__v=version")).sdl());
    String clash = "{\"a\": {\"bC\": {\"x\": 1}}, \"aB\": {\"c\": {\"y\": 1}}}";
    assertTrue(
        json(clash, List.of("OrderAB.c=Other", "OrderA=First")).sdl().contains("type Other {"));
  }

  @Test
  void rejectsRenamesOfNothing() {
    CommandFailure failure =
        assertThrows(CommandFailure.class, () -> json("{\"a\": 1}", List.of("Order.b=c")));

    assertTrue(failure.message().startsWith("--rename: there is no Order.b"), failure.message());
    assertThrows(CommandFailure.class, () -> json("{\"a\": 1}", List.of("Order.a=1")));
    assertThrows(CommandFailure.class, () -> json("{\"a\": 1}", List.of("Order.a")));
  }

  @Test
  void keepsNamesThatHaveAMeaning() {
    for (String name : List.of("Query", "Int", "DateTime", "__Type", "FacetCase")) {
      FindingsException stopped =
          assertThrows(FindingsException.class, () -> named(name, "{\"a\": 1}", List.of()));
      assertEquals("a type cannot be named " + name, stopped.findings().getFirst().message());
    }
    assertThrows(CommandFailure.class, () -> named("a-b", "{\"a\": 1}", List.of()));
  }

  @Test
  void tellsWhereASampleIsMalformed() {
    assertEquals("-:2:3", place("{\"a\": 1,\n  \"a\": 2}"));
    assertEquals("-:1:7", place("{\"a\": tru}"));
    assertEquals("-:1:1", place(""));
    assertEquals("-:1:101", place("[".repeat(10_000) + "]".repeat(10_000)));
  }

  private static String place(String sample) {
    return "" + findings(sample).findings().getFirst().span();
  }

  private static FindingsException findings(String sample) {
    return assertThrows(FindingsException.class, () -> json(sample, List.of()));
  }

  /** The only field of a sample. */
  private static String field(String sample) throws IOException {
    return sdl(sample).lines().filter(line -> line.startsWith("  ")).findFirst().orElse("").strip();
  }

  private static String sdl(String sample) throws IOException {
    return json(sample, List.of()).sdl();
  }

  private static ImportResult json(String sample, List<String> renames) throws IOException {
    return named("Order", sample, renames);
  }

  private static ImportResult named(String name, String sample, List<String> renames)
      throws IOException {
    return Imports.json(
        new JsonImportOptions(name, new SampleText("-", sample), new ImportTarget(null, renames)));
  }
}
