// SPDX-License-Identifier: Apache-2.0
package dev.facet.schema.template;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.facet.schema.template.UrlTemplate.Rendered;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** URLs of which a value is missing. */
final class AbsentUrlValuesTest extends UrlTargets {
  @Test
  void leavesOutMissingElements() {
    Scope scope = Scopes.arg("v", Arrays.asList(null, 1L, null, 2L));
    assertEquals("/x?a=1,2&b=1&b=2", target("/x?a={args.v}&b={args.v*}", scope));
  }

  @Test
  void leavesOutParametersWhoseWholeValueIsMissing() {
    assertEquals("/x", target("/x?a={args.a}", Scopes.EMPTY));
    assertEquals("/x?b=1", target("/x?a={args.a}&b=1&c={args.c*}", Scopes.EMPTY));
    assertEquals("/x?a=c:", target("/x?a=c:{args.a}", Scopes.EMPTY));
    assertEquals("/x", target("/x?a={args.v}&b={args.v*}", Scopes.arg("v", List.of())));
    assertEquals("/x?a=", target("/x?a={args.v}", Scopes.arg("v", "")));
    assertEquals("/x?a=20", target("/x?a={args.a | default(20)}", Scopes.EMPTY));
  }

  @ParameterizedTest
  @CsvSource({
    "parent, /x?a={parent.v}",
    "parent, /x?a={parent.v*}",
    "parent, /x?a=b-{parent.v}",
    "parent, /x?a={parent.v | join(';')}",
    "parent, /x?a={parent.v | json}",
    "claims, /x?a={claims.v}",
    "key, /x?a={key.v}",
  })
  void makesNoCallWithoutTheValueOfAnOwner(String root, String template) {
    List<@Nullable Object> nothing = new ArrayList<>();
    nothing.add(null);
    for (@Nullable Object value : Arrays.asList(null, "", List.of(), nothing, List.of(""))) {
      Map<String, @Nullable Object> held = new HashMap<>();
      held.put("v", value);
      assertInstanceOf(
          Rendered.Missing.class, url(template).render(Scopes.of(root, held)), template + value);
    }
    assertInstanceOf(Rendered.Missing.class, url(template).render(Scopes.EMPTY));
  }

  @ParameterizedTest
  @CsvSource({
    "/x?a={parent.v?}, /x",
    "/x?a={parent.v?*}, /x",
    "/x?a={parent.v*?}, /x",
    "/x?a=b-{parent.v?}, /x?a=b-",
    "/x?a={parent.v? | lower}, /x",
    "/x?a={parent.v | default(0)}, /x?a=0",
    "/x?a={parent.v | default('')}, /x?a=",
    "/x?a={client.name}, /x",
  })
  void goesWithoutWhatIsOptional(String template, String target) {
    assertEquals(target, target(template, Scopes.EMPTY));
    assertEquals(target, target(template, Scopes.of("parent", Map.of("v", List.of()))));
  }

  @ParameterizedTest
  @ValueSource(strings = {"/x/{args.v}", "/x/{args.v}/y", "/x/a-{args.v}?q=1"})
  void makesNoCallWithoutAValueForThePath(String template) {
    assertInstanceOf(Rendered.Missing.class, url(template).render(Scopes.EMPTY));
  }

  @Test
  void makesNoCallWithAnEmptySegment() {
    for (String template : List.of("/x/{args.v}", "/x/{args.v}{args.v}/y", "/x/a-{args.v}")) {
      assertEquals(
          "args.v: \"\" (expected: a value for the path)",
          assertInstanceOf(Rendered.Rejected.class, url(template).render(Scopes.arg("v", "")))
              .reason());
    }
    assertInstanceOf(
        Rendered.Missing.class, url("/x/{parent.v}").render(Scopes.of("parent", Map.of("v", ""))));
    assertEquals("/x/a", target("/x/a{args.v | default('')}", Scopes.EMPTY));
  }
}
