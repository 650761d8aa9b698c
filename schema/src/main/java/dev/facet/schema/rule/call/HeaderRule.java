// SPDX-License-Identifier: Apache-2.0
package dev.facet.schema.rule.call;

import dev.facet.schema.directive.CallDirective;
import dev.facet.schema.directive.CallDirective.HeaderDirective;
import dev.facet.schema.directive.LocatedHole;
import dev.facet.schema.directive.LocatedTemplate;
import dev.facet.schema.directive.SchemaModel;
import dev.facet.schema.rule.SchemaRule;
import dev.facet.schema.sdl.SchemaCode;
import dev.facet.schema.sdl.SchemaFindings;
import dev.facet.schema.template.HeaderName;
import dev.facet.schema.template.TextTemplate;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/** Headers can be sent: RFC 9110 section 5, and not what the connection itself says. */
final class HeaderRule implements SchemaRule {
  private static final Set<String> OF_THE_CONNECTION =
      Set.of(
          "connection",
          "content-length",
          "expect",
          "host",
          "keep-alive",
          "proxy-authenticate",
          "proxy-authorization",
          "proxy-connection",
          "te",
          "trailer",
          "transfer-encoding",
          "upgrade");

  @Override
  public void check(SchemaModel model, SchemaFindings findings) {
    Calls.of(model).forEach(call -> check(call, findings));
  }

  private static void check(CallDirective call, SchemaFindings findings) {
    Set<String> seen = new HashSet<>();
    for (HeaderDirective header : call.headers()) {
      String name = header.name().value().toLowerCase(Locale.ROOT);
      String problem = problem(name, seen.add(name));
      if (!problem.isEmpty()) {
        String message = "header \"" + header.name().value() + "\" " + problem;
        findings.error(SchemaCode.BAD_HEADER, message, header.name().span());
      }
      String fault = fault(header.value());
      if (!fault.isEmpty()) {
        String message = fault + " in a header's value";
        findings.error(SchemaCode.BAD_HEADER, message, header.value().span());
      }
    }
  }

  private static String problem(String name, boolean first) {
    if (!HeaderName.isValid(name)) {
      return "is no header name";
    }
    if (name.equals("accept-encoding")) {
      return "is Facet's own: compression of the service says it";
    }
    if (OF_THE_CONNECTION.contains(name)) {
      return "belongs to the connection";
    }
    return first ? "" : "is given twice";
  }

  /** What is written around the expressions: those can hold names that are not sent. */
  private static String fault(LocatedTemplate<TextTemplate> value) {
    TextTemplate template = value.template();
    if (template == null) {
      return "";
    }
    StringBuilder written = new StringBuilder(template.source());
    for (LocatedHole hole : value.holes().reversed()) {
      written.delete(hole.hole().range().start(), hole.hole().range().end());
    }
    if (written.chars().anyMatch(c -> c != '\t' && Character.isISOControl(c))) {
      return "control character";
    }
    return written.chars().anyMatch(c -> c > 0x7e) ? "character that is not ASCII" : "";
  }
}
