// SPDX-License-Identifier: Apache-2.0
package dev.facet.schema;

import static java.util.Objects.requireNonNull;

import dev.facet.schema.RestCall.ErrorRule;
import dev.facet.schema.directive.CallDirective;
import dev.facet.schema.directive.CallDirective.BodyDirective;
import dev.facet.schema.directive.CallDirective.ErrorDirective;
import dev.facet.schema.directive.CallDirective.HeaderDirective;
import dev.facet.schema.directive.CallDirective.SparseDirective;
import dev.facet.schema.directive.Located;
import dev.facet.schema.directive.LocatedTemplate;
import dev.facet.schema.directive.RestDirective;
import dev.facet.schema.template.Expression;
import dev.facet.schema.template.ResponsePart;
import dev.facet.schema.template.TextTemplate;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Turns calls of directives into calls of the engine. The model must be free of errors. */
final class CallCompiler {
  private CallCompiler() {}

  /** The call of a form of {@code @entity}. */
  static RestCall call(String service, CallDirective call, CallCaching caching) {
    return call(service, call, new Extras(null, null, caching));
  }

  /** The call of {@code @rest}. */
  static RestCall call(RestDirective rest, CallCaching caching) {
    return call(
        requireNonNull(rest.service()).value(),
        rest.call(),
        new Extras(template(rest.take()), template(rest.idempotencyKey()), caching));
  }

  /** The compiled form of a template; null where there is none. */
  static <T> @Nullable T template(@Nullable LocatedTemplate<T> located) {
    return located == null ? null : located.template();
  }

  /** What not every call has. */
  private record Extras(
      @Nullable Expression take, @Nullable TextTemplate idempotencyKey, CallCaching caching) {}

  private static RestCall call(String service, CallDirective call, Extras extras) {
    return new RestCall(
        service,
        RestCall.Verb.valueOf(call.methods().getFirst().value().toUpperCase(Locale.ROOT)),
        requireNonNull(template(call.url())),
        headers(call),
        template(call.body()),
        call.isForm(),
        call.root() == null ? ResponsePart.whole() : call.root().value(),
        extras.take(),
        sparse(call.sparse()),
        call.errors().stream().map(CallCompiler::rule).toList(),
        call.timeout() == null ? null : call.timeout().value(),
        extras.idempotencyKey(),
        extras.caching());
  }

  private static Map<String, TextTemplate> headers(CallDirective call) {
    Map<String, TextTemplate> headers = new LinkedHashMap<>();
    for (HeaderDirective header : call.headers()) {
      headers.put(
          header.name().value().toLowerCase(Locale.ROOT), requireNonNull(template(header.value())));
    }
    return headers;
  }

  private static @Nullable Sparse sparse(@Nullable SparseDirective sparse) {
    return sparse == null
        ? null
        : new Sparse(
            sparse.parameter().value(),
            Sparse.Style.valueOf(sparse.style()),
            sparse.of().equals("ANSWER"));
  }

  private static ErrorRule rule(ErrorDirective error) {
    return new ErrorRule(
        error.status() == null ? null : error.status().value(),
        test(error.body()),
        error.asNull(),
        error.code() == null ? null : error.code().value(),
        template(error.message()),
        template(error.extensions()));
  }

  private static @Nullable BodyTest test(BodyDirective body) {
    LocatedTemplate<Expression> value = body.value();
    return value == null
        ? null
        : new BodyTest(
            requireNonNull(value.template()),
            body.when() == null,
            body.is().stream().map(Located::value).toList());
  }
}
