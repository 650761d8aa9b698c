// SPDX-License-Identifier: Apache-2.0
package dev.facet.schema.rule.call;

import dev.facet.schema.diagnostic.Diagnostic;
import dev.facet.schema.directive.CallDirective;
import dev.facet.schema.directive.CallDirective.SparseDirective;
import dev.facet.schema.directive.Located;
import dev.facet.schema.directive.LocatedTemplate;
import dev.facet.schema.directive.SchemaModel;
import dev.facet.schema.rule.SchemaRule;
import dev.facet.schema.sdl.SchemaCode;
import dev.facet.schema.sdl.SchemaFindings;
import dev.facet.schema.template.UrlTemplate;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** {@code sparse} can be sent: a parameter of its own, in the query of a GET. */
final class SparseRule implements SchemaRule {
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_$.:@!*'()\\[\\]~-]{1,128}");

  @Override
  public void check(SchemaModel model, SchemaFindings findings) {
    Calls.of(model).forEach(call -> check(call, findings));
  }

  private static void check(CallDirective call, SchemaFindings findings) {
    SparseDirective sparse = call.sparse();
    if (sparse == null) {
      return;
    }
    Located<String> parameter = sparse.parameter();
    if (!NAME.matcher(parameter.value()).matches()) {
      String message = "param: \"" + parameter.value() + "\" (expected: a name such as fields)";
      findings.error(
          SchemaCode.BAD_SPARSE,
          message,
          parameter.span(),
          "",
          "name the query parameter that the service reads");
    } else {
      checkUrl(call.url(), parameter, findings);
    }
    checkMethod(call.methods(), sparse, findings);
  }

  private static void checkUrl(
      @Nullable LocatedTemplate<UrlTemplate> url,
      Located<String> parameter,
      SchemaFindings findings) {
    UrlTemplate template = url == null ? null : url.template();
    if (url != null && template != null && template.hasParameter(parameter.value())) {
      String message = "the URL has the parameter \"" + parameter.value() + "\" already";
      findings.add(
          new Diagnostic.Error(SchemaCode.BAD_SPARSE, message, parameter.span())
              .relatedTo(List.of(url.span()))
              .hinted("take it out of the URL, or leave sparse out"));
    }
  }

  private static void checkMethod(
      List<Located<String>> methods, SparseDirective sparse, SchemaFindings findings) {
    if (methods.size() == 1 && !methods.getFirst().value().equals("get")) {
      findings.error(
          SchemaCode.BAD_SPARSE,
          "sparse of a " + methods.getFirst().value(),
          sparse.span(),
          "",
          "use get, or leave sparse out");
    }
  }
}
