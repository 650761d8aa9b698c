// SPDX-License-Identifier: Apache-2.0
package dev.facet.schema.template;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;

import dev.facet.schema.template.UrlTemplate.Rendered;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Lone surrogates, which have no bytes: two values would become one address. */
final class HalfCharactersTest extends UrlTargets {
  @ParameterizedTest
  @ValueSource(strings = {"\uD800", "a\uDFFF", "\uDC00\uD800", "\uDCFF", "😀\uD83D"})
  void areRejectedInAUrl(String value) {
    for (String template : List.of("/{args.v}", "/x?q={args.v}", "/x?q=a{args.v}")) {
      Rendered rendered = url(template).render(Scopes.arg("v", value));
      assertEquals(
          "args.v: half a character, a lone surrogate (expected: whole ones)",
          assertInstanceOf(Rendered.Rejected.class, rendered, template).reason());
    }
    assertInstanceOf(
        Rendered.Rejected.class, url("/x?ids={keys*}").render(Scopes.of("keys", List.of(value))));
  }

  @ParameterizedTest
  @ValueSource(strings = {"\uD800", "\uDC80"})
  void areNoKeys(String value) {
    Expression expression = url("/{args.v}").expressions().getFirst();
    assertEquals(
        "args.v: half a character, a lone surrogate (expected: whole ones)",
        ValueFault.ofKey(expression, value));
    assertNull(ValueFault.ofKey(expression, "😀"));
  }
}
