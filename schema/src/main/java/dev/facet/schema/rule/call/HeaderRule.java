// SPDX-License-Identifier: Apache-2.0
package dev.facet.schema.rule.call;

import dev.facet.schema.diagnostic.Diagnostic;
import dev.facet.schema.directive.CallDirective;
import dev.facet.schema.directive.CallDirective.HeaderDirective;
import dev.facet.schema.directive.Located;
import dev.facet.schema.directive.LocatedHole;
import dev.facet.schema.directive.LocatedTemplate;
import dev.facet.schema.directive.SchemaModel;
import dev.facet.schema.directive.ServiceTraits;
import dev.facet.schema.rule.SchemaRule;
import dev.facet.schema.sdl.SchemaCode;
import dev.facet.schema.sdl.SchemaFindings;
import dev.facet.schema.template.HeaderName;
import dev.facet.schema.template.TextTemplate;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

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

  /** RFC 9110, sections 13.1 and 14.2. */
  private static final Set<String> CONDITIONS =
      Set.of("if-match", "if-modified-since", "if-none-match", "if-unmodified-since");

  private static final String FORM = "x-www-form-urlencoded";

  private static final Set<String> RANGES = Set.of("if-range", "range");

  @Override
  public void check(SchemaModel model, SchemaFindings findings) {
    Calls.of(model).forEach(call -> check(call, findings));
    Calls.rests(model).forEach(rest -> replaced(rest.service(), rest.call(), model, findings));
    Calls.entities(model)
        .forEach(entity ->
            Calls.of(entity).forEach(call -> replaced(entity.service(), call, model, findings)));
  }

  private static void check(CallDirective call, SchemaFindings findings) {
    Set<String> seen = new HashSet<>();
    for (HeaderDirective header : call.headers()) {
      String name = header.name().value().toLowerCase(Locale.ROOT);
      String problem = problem(name, call, seen.add(name));
      if (!problem.isEmpty()) {
        String message = "header \"" + header.name().value() + "\" " + problem;
        findings.error(SchemaCode.BAD_HEADER, message, header.name().span());
      }
      boolean form = header.value().span().text().toLowerCase(Locale.ROOT).contains(FORM);
      if (name.equals("content-type") && form && !call.isForm()) {
        findings.error(
            SchemaCode.BAD_HEADER,
            "header \"" + header.name().value() + "\" says that the body is a form, and it is JSON",
            header.value().span(),
            "",
            "write bodyType: FORM in its place");
      }
      String fault = fault(header.value());
      if (!fault.isEmpty()) {
        String message = fault + " in a header's value";
        findings.error(SchemaCode.BAD_HEADER, message, header.value().span());
      }
    }
  }

  private static String problem(String name, CallDirective call, boolean first) {
    if (!HeaderName.isValid(name)) {
      return "is no header name";
    }
    if (name.equals("accept-encoding")) {
      return "is Facet's own: compression of the service says it";
    }
    if (name.equals("content-type") && call.isForm()) {
      return "is Facet's own: bodyType: FORM says it";
    }
    if (OF_THE_CONNECTION.contains(name)) {
      return "belongs to the connection";
    }
    if (RANGES.contains(name)) {
      return "asks for a part of the response: a field needs all of it";
    }
    if (CONDITIONS.contains(name) && reads(call)) {
      return "asks for a response under a condition: a field needs it whatever was read before";
    }
    return first ? "" : "is given twice";
  }

  /** A write may well be meant for one version only. */
  private static boolean reads(CallDirective call) {
    return call.methods().stream().anyMatch(method -> method.value().equals("get"));
  }

  /** Reports what the service is sent another header in place of. */
  private static void replaced(
      @Nullable Located<String> service,
      CallDirective call,
      SchemaModel model,
      SchemaFindings findings) {
    if (service == null) {
      return;
    }
    ServiceTraits traits = model.traitsOf(service.value());
    for (HeaderDirective header : call.headers()) {
      String name = header.name().value();
      String setting = traits.inPlace().get(name.toLowerCase(Locale.ROOT));
      if (traits.token() && name.equalsIgnoreCase("authorization")) {
        findings.error(
            SchemaCode.BAD_HEADER,
            "header \""
                + name
                + "\" is Facet's own: "
                + service.value()
                + " is sent the token of"
                + " auth.clientCredentials",
            header.name().span());
      } else if (setting != null) {
        findings.add(
            new Diagnostic.Warning(
                    SchemaCode.REPLACED_HEADER,
                    "header \""
                        + name
                        + "\" is never sent: "
                        + setting
                        + " of "
                        + service.value()
                        + " is, in its place",
                    header.name().span())
                .hinted("remove one of the two"));
      }
    }
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
