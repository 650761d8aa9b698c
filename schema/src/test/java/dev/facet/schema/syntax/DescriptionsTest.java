// SPDX-License-Identifier: Apache-2.0
package dev.facet.schema.syntax;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Descriptions in executable documents become blanks; other strings stay. */
final class DescriptionsTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          "d" query A { n }               |     query A { n }
          { n } "d" fragment F on T { n } | { n }     fragment F on T { n }
          query("d" $a: Int) { n }        | query(    $a: Int) { n }
          query($a: S = "x" "d" $b: Int)  | query($a: S = "x"     $b: Int)
          """,
      ignoreLeadingAndTrailingWhitespace = true)
  void areBlanked(String text, String blanked) {
    assertEquals(blanked, Descriptions.blanked(text).strip());
    assertEquals(text.length(), Descriptions.blanked(text).length());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "query($a: S = \"x\" $b: Int) { n }",
        "\"a\" \"b\" query A { n }",
        "query(\"a\" \"b\" $a: Int) { n }",
        "{ n(a: \"x\") query(b: \"\") }",
        "{ n(a: \"x\" b: $c) }",
        "\"d\" type A { \"e\" query: Int }",
        "\"\"\"open query A",
      })
  void areNoOtherStrings(String text) {
    assertEquals(text, Descriptions.blanked(text));
  }
}
