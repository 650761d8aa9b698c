// SPDX-License-Identifier: Apache-2.0
package dev.facet.schema.rule.call;

import dev.facet.schema.diagnostic.Diagnostic;
import dev.facet.schema.diagnostic.SourceSpan;
import dev.facet.schema.diagnostic.Suggestion;
import dev.facet.schema.directive.EntityDirective;
import dev.facet.schema.directive.Located;
import dev.facet.schema.directive.RestDirective;
import dev.facet.schema.directive.SchemaModel;
import dev.facet.schema.rule.SchemaRule;
import dev.facet.schema.sdl.SchemaCode;
import dev.facet.schema.sdl.SchemaFindings;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Calls go to services of the configuration. */
final class ServiceRule implements SchemaRule {
  @Override
  public void check(SchemaModel model, SchemaFindings findings) {
    Stream.concat(
            Calls.rests(model).map(RestDirective::service),
            Calls.entities(model).map(EntityDirective::service))
        .flatMap(Stream::ofNullable)
        .filter(service -> !model.services().containsKey(service.value()))
        .forEach(service -> report(service, model, findings));
  }

  private static void report(Located<String> service, SchemaModel model, SchemaFindings findings) {
    Optional<String> near = Suggestion.nearest(service.value(), model.services().keySet());
    SourceSpan definition = near.map(model.services()::get).orElse(null);
    findings.add(
        new Diagnostic.Error(
            SchemaCode.UNKNOWN_SERVICE,
            "unknown service \"" + service.value() + "\"",
            service.span(),
            "not defined in facet.yaml",
            near.map(name -> "did you mean \"" + name + "\"?").orElseGet(() -> known(model)),
            definition == null ? List.of() : List.of(definition)));
  }

  private static String known(SchemaModel model) {
    return model.services().isEmpty()
        ? "define it under services: in facet.yaml"
        : "the services are "
            + String.join(", ", model.services().keySet().stream().sorted().toList());
  }
}
