// SPDX-License-Identifier: Apache-2.0
package dev.facet.schema;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.facet.schema.diagnostic.Diagnostic;
import dev.facet.schema.sdl.ScalarCatalog;
import dev.facet.schema.sdl.StringPattern;
import graphql.GraphQLContext;
import graphql.schema.Coercing;
import graphql.schema.CoercingParseValueException;
import graphql.schema.CoercingSerializeException;
import graphql.schema.GraphQLScalarType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Scalars that the files define by {@code @scalar}. */
final class DeclaredScalarsTest {
  private static Coercing<?, ?> scalar(String directives) {
    FrontendSchema schema =
        Sdl.good("type Query { s: S @rest(service: users, get: \"/s\") } scalar S " + directives);
    return scalar(schema, "S").getCoercing();
  }

  private static GraphQLScalarType scalar(FrontendSchema schema, String name) {
    return (GraphQLScalarType) Objects.requireNonNull(schema.graphql().getType(name));
  }

  private static Object parsed(Coercing<?, ?> scalar, Object value) {
    return scalar.parseValue(value, GraphQLContext.getDefault(), Locale.ROOT);
  }

  private static Object serialized(Coercing<?, ?> scalar, Object value) {
    return scalar.serialize(value, GraphQLContext.getDefault(), Locale.ROOT);
  }

  @Test
  void takeWhatTheirBaseTakes() {
    assertEquals("a", parsed(scalar("@scalar(base: String)"), "a"));
    assertEquals("7", parsed(scalar("@scalar(base: ID)"), 7));
    assertEquals(7, parsed(scalar("@scalar(base: Int)"), 7));
    assertEquals(1.5, parsed(scalar("@scalar(base: Float)"), 1.5));
    assertEquals(true, serialized(scalar("@scalar(base: Boolean)"), true));
    assertEquals(Map.of("a", 1), serialized(scalar("@scalar(base: JSON)"), Map.of("a", 1)));
    for (Object value : List.of(Map.of(), List.of("a"))) {
      Coercing<?, ?> string = scalar("@scalar(base: String)");
      assertThrows(CoercingSerializeException.class, () -> serialized(string, value));
      assertThrows(CoercingParseValueException.class, () -> parsed(string, value));
    }
    assertThrows(
        CoercingSerializeException.class, () -> serialized(scalar("@scalar(base: Int)"), "x"));
  }

  @Test
  void matchTheWholeString() {
    Coercing<?, ?> sku = scalar("@scalar(base: String, pattern: \"[A-Z]{3}-[0-9]+\")");
    assertEquals("ABC-1", parsed(sku, "ABC-1"));
    assertEquals("ABC-1", serialized(sku, "ABC-1"));
    for (String other : List.of("abc-1", "xABC-1", "ABC-1x", "ABC-1\n", "")) {
      assertThrows(CoercingParseValueException.class, () -> parsed(sku, other));
      assertThrows(CoercingSerializeException.class, () -> serialized(sku, other));
    }
  }

  @Test
  void takeTheNameOfABuiltInOne() {
    FrontendSchema schema =
        Sdl.good(
            "type Query { s: DateTime @rest(service: users, get: \"/s\") } "
                + "scalar DateTime @scalar(base: String)");
    assertEquals("today", parsed(scalar(schema, "DateTime").getCoercing(), "today"));
  }

  @Test
  void areFoundFaultyWithTheirPlace() {
    String query = "type Query { s: S @rest(service: users, get: \"/s\") } scalar S ";
    Diagnostic syntax = Sdl.only(query + "@scalar(base: String, pattern: \"x[A-Z\")");
    assertEquals("Z", Sdl.marked(syntax));
    assertEquals("FACET-S047", syntax.code().id());
    assertEquals("pattern: not a regular expression (Unclosed character class)", syntax.message());

    Diagnostic number = Sdl.only(query + "@scalar(base: Int, pattern: \"[0-9]\")");
    assertEquals("\"[0-9]\"", Sdl.marked(number));
    assertEquals("pattern: on values of Int (expected: on String or ID)", number.message());
    assertTrue(
        Sdl.findings("type Query { s: S @value(json: 1) } scalar S @scalar(base: Strin)")
            .getFirst()
            .contains("FACET-S011 base: Strin (expected: String or ID or"));
  }

  @Test
  void takeNoLongTimeToMatch() {
    String text = "a".repeat(40) + "!";
    for (String evil : List.of("(a+)+", "(a|aa)+", "(a|a)*", "(.*)*x", "([a-z]+)*")) {
      assertFalse(new StringPattern(evil).matches(text), evil);
    }
    assertTrue(new StringPattern("(a|b)*").matches("ab".repeat(500)));
    assertFalse(new StringPattern("a*").matches("a".repeat(1_001)));
    assertTrue(new StringPattern("[^@ ]+@[^@ ]+").matches("x".repeat(900) + "@y"));
  }

  @Test
  void areToldBesideThoseThatNeedNoDirective() throws IOException {
    String page = Files.readString(Path.of("..", "docs", "schema-language.md"));
    String section = page.substring(page.indexOf("## Scalars"));
    String list = section.substring(section.indexOf("by declaring them"));
    list = list.substring(0, list.indexOf("Any other scalar"));
    TreeSet<String> told = new TreeSet<>();
    Matcher names = Pattern.compile("`([A-Za-z]+)`").matcher(list);
    while (names.find()) {
      told.add(names.group(1));
    }
    assertEquals(new TreeSet<>(ScalarCatalog.names()), told);
  }
}
