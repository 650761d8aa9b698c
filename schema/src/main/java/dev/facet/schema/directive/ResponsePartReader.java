// SPDX-License-Identifier: Apache-2.0
package dev.facet.schema.directive;

import dev.facet.schema.sdl.SchemaCode;
import dev.facet.schema.sdl.SchemaFindings;
import dev.facet.schema.sdl.StringLiteral;
import dev.facet.schema.template.HeaderName;
import dev.facet.schema.template.JsonPath;
import dev.facet.schema.template.ResponsePart;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Reads what {@code root} and {@code @from} read: a path, which may begin with {@code $}, or
 * another part of the response.
 */
final class ResponsePartReader {
  private static final String HEADER = "$header.";

  private final TemplateReader templates;
  private final SchemaFindings findings;

  ResponsePartReader(TemplateReader templates, SchemaFindings findings) {
    this.templates = templates;
    this.findings = findings;
  }

  /** The part; null where it cannot be read. */
  @Nullable Located<ResponsePart> read(String argument, StringLiteral literal) {
    String text = literal.value();
    if (text.equals("$status")) {
      return new Located<>(new ResponsePart.Status(), literal.span());
    }
    if (text.equals("$ok")) {
      return new Located<>(new ResponsePart.Ok(), literal.span());
    }
    if (text.startsWith(HEADER) && HeaderName.isValid(text.substring(HEADER.length()))) {
      String name = text.substring(HEADER.length()).toLowerCase(Locale.ROOT);
      return new Located<>(new ResponsePart.Header(name), literal.span());
    }
    if (text.startsWith("$") && text.length() > 1 && ".[".indexOf(text.charAt(1)) < 0) {
      findings.error(
          SchemaCode.BAD_PATH,
          argument + ": \"" + text + "\" (expected: a path, $, $status, $ok or $header.name)",
          literal.span(),
          "",
          "a property of this name is [\\\"" + text + "\\\"]");
      return null;
    }
    Located<JsonPath> path = templates.path(literal);
    return path == null ? null : new Located<>(new ResponsePart.Body(path.value()), literal.span());
  }
}
