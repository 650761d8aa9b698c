// SPDX-License-Identifier: Apache-2.0
package dev.facet.schema.template;

import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.facet.schema.template.UrlTemplate.Rendered;
import java.util.List;

/** Templates of URLs, filled. */
abstract class UrlTargets {
  static String target(String template, Scope scope) {
    return assertInstanceOf(Rendered.Target.class, url(template).render(scope)).value();
  }

  static UrlTemplate url(String template) {
    Parsed<UrlTemplate> parsed = TemplateParser.url(template);
    assertEquals(List.of(), parsed.problems());
    return requireNonNull(parsed.value());
  }
}
