// SPDX-License-Identifier: Apache-2.0
package dev.facet.schema.template;

import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class JsonTemplateTest {
  @Test
  void leavesOutPropertiesWhoseWholeValueIsMissing() {
    Map<String, JsonTemplate> properties = new LinkedHashMap<>();
    properties.put("id", text("{args.id}"));
    properties.put("gone", text("{args.gone}"));
    properties.put("mixed", text("a {args.gone}"));
    properties.put("nothing", new JsonTemplate.Constant(null));
    JsonTemplate template = new JsonTemplate.Properties(properties);

    Map<String, @Nullable Object> expected = new LinkedHashMap<>();
    expected.put("id", 7L);
    expected.put("mixed", "a ");
    expected.put("nothing", null);
    assertEquals(new Filled.Value(expected), template.fill(Scopes.arg("id", 7L)));
    assertEquals(3, template.expressions().size());
  }

  @Test
  void keepsThePlacesOfElements() {
    JsonTemplate template =
        new JsonTemplate.Elements(List.of(text("{args.gone}"), new JsonTemplate.Constant(1L)));

    assertEquals(new Filled.Value(Arrays.asList(null, 1L)), template.fill(Scopes.EMPTY));
    assertEquals(1, template.expressions().size());
  }

  @Test
  void keepsTheNullThatAClientGave() {
    JsonTemplate template =
        new JsonTemplate.Properties(
            Map.of("deep", new JsonTemplate.Properties(Map.of("x", text("{args.p.x}")))));
    Map<String, @Nullable Object> nothing = new LinkedHashMap<>();
    nothing.put("x", null);

    assertEquals(
        new Filled.Value(Map.of("deep", nothing)), template.fill(Scopes.arg("p", nothing)));
    assertEquals(
        new Filled.Value(Map.of("deep", Map.of())), template.fill(Scopes.arg("p", Map.of())));
    assertEquals(new Filled.Value(Map.of("deep", Map.of())), template.fill(Scopes.arg("p", null)));
  }

  @Test
  void isMissingWhereTheValueOfAnotherIs() {
    JsonTemplate owner = text("{parent.owner}");
    JsonTemplate template =
        new JsonTemplate.Elements(List.of(new JsonTemplate.Properties(Map.of("by", owner))));

    assertInstanceOf(Filled.Missing.class, template.fill(Scopes.EMPTY));
    assertInstanceOf(
        Filled.Missing.class, template.fill(Scopes.of("parent", Map.of("owner", List.of()))));
    assertEquals(
        new Filled.Value(List.of(Map.of("by", 1L))),
        template.fill(Scopes.of("parent", Map.of("owner", 1L))));
    assertEquals(
        new Filled.Value(Map.of()),
        new JsonTemplate.Properties(Map.of("by", text("{parent.owner?}"))).fill(Scopes.EMPTY));
  }

  private static JsonTemplate text(String source) {
    return new JsonTemplate.Text(requireNonNull(TemplateParser.text(source).value()));
  }
}
