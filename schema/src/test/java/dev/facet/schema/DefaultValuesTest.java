// SPDX-License-Identifier: Apache-2.0
package dev.facet.schema;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Default values have the type of what they are given for, and an end. */
final class DefaultValuesTest {
  private static final String QUERY =
      "type Query { a(i: A): Int @rest(service: users, post: \"/a\", body: \"{args.i}\") } ";

  private static String findings(String sdl) {
    return Sdl.compile(sdl).diagnostics().stream()
        .map(found -> Sdl.marked(found) + " " + found.code().id() + " " + found.message())
        .collect(Collectors.joining("; "));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "input A { a: A = {} n: Int }",
        "input A { a: [A] = [null, {}] n: Int }",
        "input A { a: A = { n: 1 } n: Int b: Int = 1 }"
      })
  void endSomewhere(String input) {
    assertEquals(
        input.replaceAll(".*A\\]? = (.*?[}\\]]) .*", "$1")
            + " FACET-S005 A.a: the default value contains itself without end",
        findings(QUERY + input));
  }

  @Test
  void endSomewhereThroughOtherTypesToo() {
    assertEquals(
        "{b: {}} FACET-S005 B.c: the default value contains itself without end",
        findings(QUERY + "input A { b: B } input B { c: C = {b: {}} } input C { b: B = {} }"));
    assertEquals(
        "{} FACET-S005 B.c: the default value contains itself without end; "
            + "{} FACET-S005 C.b: the default value contains itself without end",
        findings(QUERY + "input A { b: B } input B { c: C = {} } input C { b: B = {} }"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "input A { a: A = { a: null } }",
        "input A { a: A = null b: A = { a: null, b: null } }",
        "input A { a: [A] = [] b: B = {} } input B { c: Int = 1 d: A }",
        "input A { a: A = { a: { a: null } } }"
      })
  void mayStopAtAField(String input) {
    assertEquals("", findings(QUERY + input));
  }

  @Test
  void areCheckedAsConstantsAre() {
    assertEquals(
        "\"UK\" FACET-S037 constant of the wrong type (expected: CountryCode)",
        findings(
            "scalar CountryCode type Query { c: CountryCode @value(json: \"UK\")"
                + " d: [CountryCode] @value(json: [\"GB\"]) }"));
  }

  @Test
  void areValuesOfTheirScalars() {
    assertEquals(
        List.of(
            "\"A\" FACET-S005 k: \"A\" (expected: Code)",
            "\"B\" FACET-S005 k: \"B\" (expected: Code)",
            "\"2024-13\" FACET-S005 m: \"2024-13\" (expected: YearMonth)",
            "\"UK\" FACET-S005 c: \"UK\" (expected: CountryCode)",
            "\"2024-02-30\" FACET-S005 d: \"2024-02-30\" (expected: Date)",
            "\"x\" FACET-S005 n: \"x\" (expected: Int)",
            "null FACET-S005 r: null (expected: Int!)",
            "null FACET-S005 l: null (expected: Int!)"),
        List.of(
            findings(
                    "scalar YearMonth scalar CountryCode scalar Date"
                        + " scalar Code @scalar(base: String, pattern: \"[a-z]+\")"
                        + " input A { k: [Code] = [\"A\", \"a\", \"B\"] }"
                        + " type Query { a(m: YearMonth = \"2024-13\", c: [CountryCode!] = \"UK\","
                        + " d: Date = \"2024-02-30\", i: A, n: Int = \"x\", r: Int! = null,"
                        + " l: [Int!] = [null]): Int"
                        + " @rest(service: users, get: \"/a?m={args.m}&c={args.c}&d={args.d}&i={args.i.k}"
                        + "&n={args.n}&r={args.r}&l={args.l}\") }")
                .split("; ")));
  }
}
