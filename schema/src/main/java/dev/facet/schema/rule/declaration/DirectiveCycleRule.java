// SPDX-License-Identifier: Apache-2.0
package dev.facet.schema.rule.declaration;

import dev.facet.schema.sdl.DirectiveDeclaration;
import dev.facet.schema.sdl.InputDeclaration;
import dev.facet.schema.sdl.SchemaCode;
import dev.facet.schema.sdl.SchemaFindings;
import dev.facet.schema.sdl.SdlDocument;
import dev.facet.schema.sdl.TypeDeclaration;
import graphql.language.Directive;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * No directive that the files define refers to itself, by the directives on its arguments, or those
 * of the types of its arguments (GraphQL specification, section 3.13). One that stands on its own
 * argument is {@link DirectiveDefinitionRule}'s.
 */
final class DirectiveCycleRule implements DocumentRule {
  /** What leads on: a directive by its name behind the at sign, or a type. */
  private record Step(String name, boolean directive) {}

  @Override
  public void check(SdlDocument document, SchemaFindings findings) {
    for (DirectiveDeclaration directive : document.directives().values()) {
      if (!isOnItself(directive) && leadsToItself(directive, document)) {
        findings.error(
            SchemaCode.INVALID_SCHEMA,
            "@" + directive.name() + " refers to itself, through directives and types of arguments",
            directive.span(),
            "",
            "remove it from the types that its arguments have");
      }
    }
  }

  private static boolean isOnItself(DirectiveDeclaration directive) {
    return directive.arguments().stream()
        .flatMap(argument -> argument.directives().stream())
        .anyMatch(one -> one.getName().equals(directive.name()));
  }

  private static boolean leadsToItself(DirectiveDeclaration directive, SdlDocument document) {
    Step wanted = new Step(directive.name(), true);
    Set<Step> seen = new HashSet<>();
    Deque<Step> open = new ArrayDeque<>(next(wanted, document));
    while (!open.isEmpty()) {
      Step step = open.remove();
      if (step.equals(wanted)) {
        return true;
      }
      if (seen.add(step)) {
        open.addAll(next(step, document));
      }
    }
    return false;
  }

  private static List<Step> next(Step step, SdlDocument document) {
    List<Step> steps = new ArrayList<>();
    DirectiveDeclaration directive = document.directives().get(step.name);
    TypeDeclaration type = document.types().get(step.name);
    if (step.directive && directive != null) {
      inputs(directive.arguments(), steps);
    }
    if (!step.directive && type != null) {
      used(type.directives(), steps);
      type.values().forEach(value -> used(value.directives(), steps));
      inputs(type.inputs(), steps);
    }
    return steps;
  }

  private static void inputs(Collection<InputDeclaration> inputs, List<Step> steps) {
    for (InputDeclaration input : inputs) {
      steps.add(new Step(input.type().name(), false));
      used(input.directives(), steps);
    }
  }

  private static void used(List<Directive> directives, List<Step> steps) {
    directives.forEach(one -> steps.add(new Step(one.getName(), true)));
  }
}
