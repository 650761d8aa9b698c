// SPDX-License-Identifier: Apache-2.0
package dev.facet.schema.template;

import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertEquals;

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
    assertEquals(expected, template.render(Scopes.arg("id", 7L)));
    assertEquals(3, template.expressions().size());
  }

  @Test
  void keepsThePlacesOfElements() {
    JsonTemplate template =
        new JsonTemplate.Elements(List.of(text("{args.gone}"), new JsonTemplate.Constant(1L)));

    assertEquals(Arrays.asList(null, 1L), template.render(Scopes.EMPTY));
    assertEquals(1, template.expressions().size());
  }

  private static JsonTemplate text(String source) {
    return new JsonTemplate.Text(requireNonNull(TemplateParser.text(source).value()));
  }
}
