// SPDX-License-Identifier: Apache-2.0
package dev.facet.resolver.document;

import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.facet.resolver.EngineFixture;
import dev.facet.resolver.input.Suggestions;
import dev.facet.schema.FrontendSchema;
import dev.facet.schema.sdl.ScalarCatalog;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Variables of every scalar and every kind of JSON are taken, or rejected with words. */
final class OddVariablesTest {
  private static final List<@Nullable Object> VALUES =
      Arrays.asList(
          null,
          "",
          "x",
          "UK",
          "2024-13",
          "25:00",
          "\u0000",
          "\ud83d",
          "1e999",
          "P1Y",
          1,
          -1,
          1.5,
          1L << 40,
          Double.NaN,
          new BigDecimal("1e999"),
          new BigDecimal("1e99999999"),
          new BigInteger("9".repeat(400)),
          true,
          List.of(),
          Arrays.asList((Object) null),
          Map.of(),
          Map.of("a", List.of(Map.of())));

  private static final DocumentCache DOCUMENTS = documents();

  private static DocumentCache documents() {
    String scalars =
        ScalarCatalog.names().stream()
            .map(name -> "scalar " + name)
            .collect(Collectors.joining(" "));
    String arguments =
        types().stream()
            .map(name -> "a" + name + ": " + name + ", l" + name + ": [" + name + "!]")
            .collect(Collectors.joining(", "));
    String reads =
        types().stream()
            .map(name ->
                "a" + name + ": \"{args.a" + name + "}\", l" + name + ": \"{args.l" + name + "}\"")
            .collect(Collectors.joining(", "));
    FrontendSchema schema =
        EngineFixture.schema(
            scalars
                + " scalar Own @scalar(base: Float) scalar Sku @scalar(base: ID, pattern: \"[a-z]\")"
                + " enum Kind { A } input In { s: Sku! k: Kind } input One @oneOf { a: ID b: Kind }"
                + " type Query { f("
                + arguments
                + "): Int @rest(service: a, post: \"/f\", body: {"
                + reads
                + "}) }");
    return new DocumentCache(schema, EngineLimits.DEFAULT, Suggestions.ON);
  }

  static List<String> types() {
    TreeSet<String> types = new TreeSet<>(ScalarCatalog.names());
    Collections.addAll(
        types, "Int", "Float", "String", "Boolean", "ID", "Own", "Sku", "Kind", "In", "One");
    return new ArrayList<>(types);
  }

  @ParameterizedTest
  @MethodSource("types")
  void areTakenOrRejected(String type) {
    String one = "query($v: " + type + ") { f(a" + type + ": $v) }";
    String several = "query($v: [" + type + "!]) { f(l" + type + ": $v) }";
    for (Object value : VALUES) {
      check(one, value);
      check(several, value);
      check(several, Collections.singletonList(value));
    }
  }

  private static void check(String document, @Nullable Object value) {
    if (DOCUMENTS.prepare(document, null, Collections.singletonMap("v", value))
        instanceof DocumentCache.Prepared.Rejected(var errors, _)) {
      assertFalse(errors.isEmpty());
      errors.forEach(error -> assertFalse(error.message().isBlank()));
    }
  }
}
