// SPDX-License-Identifier: Apache-2.0
package dev.facet.schema.template;

import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class TextTemplateTest {
  @Test
  void keepsTheTypeOfASingleExpression() {
    assertEquals(3L, text("{args.v}").render(Scopes.arg("v", 3L)));
    assertEquals(List.of(1L), text("{args.v}").render(Scopes.arg("v", List.of(1L))));
    assertNull(text("{args.v}").render(Scopes.EMPTY));
  }

  @Test
  void concatenatesPartsAsText() {
    Scope scope = Scopes.of("parent", Map.of("first", "Ada", "n", new BigDecimal("1E+3")));
    assertEquals("Ada  1000!", text("{parent.first} {parent.last} {parent.n}!").render(scope));
  }

  @Test
  void spellsListsAndObjects() {
    assertEquals("x 1,2", text("x {args.v}").render(Scopes.arg("v", List.of(1L, 2L))));
    assertEquals("x {\"a\":1}", text("x {args.v}").render(Scopes.arg("v", Map.of("a", 1L))));
    assertEquals(
        "x [{\"a\":1}]", text("x {args.v}").render(Scopes.arg("v", List.of(Map.of("a", 1L)))));
  }

  @Test
  void isMissingWithoutAValueThatIsNotAnArguments() {
    Scope scope = Scopes.of("parent", Map.of("a", "x", "b", ""));

    assertEquals(
        new Filled.Value("x-"), text("{parent.a}-{args.c}").fill(RequestPart.HEADER, scope));
    assertEquals(
        new Filled.Value("x-"), text("{parent.a}-{parent.c?}").fill(RequestPart.HEADER, scope));
    for (String template : List.of("{parent.a}-{parent.b}", "{parent.a}-{parent.c}", "{claims}")) {
      assertInstanceOf(
          Filled.Missing.class, text(template).fill(RequestPart.HEADER, scope), template);
    }
    assertEquals(Filled.Absent.LEFT_OUT, text("{parent.c?}").fill(RequestPart.HEADER, scope));
    assertEquals(Filled.Absent.LEFT_OUT, text("{args.c}").fill(RequestPart.HEADER, scope));
  }

  @Test
  void isNoKeyWithAHole() {
    Scope scope = Scopes.of("args", Map.of("a", "x"), "parent", Map.of("b", 7L));

    assertEquals(new Filled.Value("x-7"), text("{args.a}-{parent.b}").fill(RequestPart.KEY, scope));
    for (String template :
        List.of("{args.a}-{args.c}", "{args.a}-{args.c?}", "{args.c}", "{parent.c}-{args.a}")) {
      assertInstanceOf(Filled.Missing.class, text(template).fill(RequestPart.KEY, scope), template);
    }
  }

  @Test
  void escapesBraces() {
    assertEquals("{a} \\n", text("\\{a\\} \\n").render(Scopes.EMPTY));
    assertEquals("{1}", text("\\{{args.v}\\}").render(Scopes.arg("v", 1L)));
  }

  @Test
  void remembersItsSourceAndExpressions() {
    TextTemplate template = text("a {args.b} {parent.c}");
    assertEquals("a {args.b} {parent.c}", template.source());
    assertEquals(
        List.of(Root.ARGS, Root.PARENT),
        template.expressions().stream().map(Expression::root).toList());
    assertEquals(List.of(), text("plain").expressions());
    assertEquals(1, text("{args.b}").expressions().size());
  }

  @Test
  void doesNotSpellOutHugeNumbers() {
    Object text = text("n={args.v}").render(Scopes.arg("v", new BigDecimal("1E+1000000000")));
    assertEquals("n=1E+1000000000", text);
  }

  private static TextTemplate text(String source) {
    return requireNonNull(TemplateParser.text(source).value());
  }
}
