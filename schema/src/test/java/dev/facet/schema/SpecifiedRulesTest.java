// SPDX-License-Identifier: Apache-2.0
package dev.facet.schema;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Rules of the specification, in Facet's words and at the place; others hold what they allow. */
final class SpecifiedRulesTest {
  private static final String QUERY =
      "type Query { q(a: A): Int @rest(service: users, post: \"/q\", body: \"{args.a}\") } ";

  @ParameterizedTest
  @CsvSource(
      delimiter = '^',
      textBlock =
          """
          input A { e: E } enum E { X __B } ^ __B FACET-S005 name: __B (expected: not two underscores first)
          scalar A @scalar(base: ID) @specifiedBy(url: "a") @specifiedBy(url: "b") ^ @specifiedBy FACET-S009 @specifiedBy stands here twice
          input A @oneOf { a: A } ^ A FACET-S005 A has no value, since each of its fields needs another one without end
          input A @oneOf { a: B } input B @oneOf { b: A } ^ A FACET-S005 A has no value, since each of its fields needs another one without end; B FACET-S005 B has no value, since each of its fields needs another one without end
          input A { n: Int } directive @d(x: Int! @deprecated) on FIELD ^ @deprecated FACET-S005 argument x of @d must be given and is deprecated
          input A { n: Int @d } directive @d(x: A) on INPUT_FIELD_DEFINITION ^ d FACET-S005 @d refers to itself, through directives and types of arguments
          input A { n: Int } directive @d(x: Int @f) on ARGUMENT_DEFINITION directive @f(x: E) on ARGUMENT_DEFINITION enum E { X @g } directive @g(x: Int @d) on ENUM_VALUE | ARGUMENT_DEFINITION ^ d FACET-S005 @d refers to itself, through directives and types of arguments; f FACET-S005 @f refers to itself, through directives and types of arguments; g FACET-S005 @g refers to itself, through directives and types of arguments
          """)
  void rejects(String sdl, String finding) {
    assertEquals(finding, findings(sdl));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '^',
      textBlock =
          """
          input A @oneOf { a: A n: Int }
          input A @oneOf { a: [A] }
          input A @oneOf { b: B } input B { a: A }
          input A { n: Int @e } directive @d(x: A) on FIELD directive @e(x: Int) on INPUT_FIELD_DEFINITION
          """)
  void accepts(String sdl) {
    assertEquals("", findings(sdl));
  }

  private static String findings(String sdl) {
    List<String> found =
        Sdl.compile(QUERY + sdl).diagnostics().stream()
            .map(each -> Sdl.marked(each) + " " + each.code().id() + " " + each.message())
            .toList();
    return found.stream().collect(Collectors.joining("; "));
  }
}
