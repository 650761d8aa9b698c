// SPDX-License-Identifier: Apache-2.0
package dev.facet.schema.directive;

import dev.facet.schema.diagnostic.SourceSpan;
import dev.facet.schema.sdl.DirectiveDeclaration;
import dev.facet.schema.sdl.ForeignWords;
import dev.facet.schema.sdl.InputDeclaration;
import dev.facet.schema.sdl.LiteralCheck;
import dev.facet.schema.sdl.SchemaCode;
import dev.facet.schema.sdl.SchemaFindings;
import dev.facet.schema.sdl.SdlDocument;
import dev.facet.schema.sdl.SdlPlaces;
import graphql.language.Argument;
import graphql.language.Directive;
import graphql.language.EnumValue;
import graphql.language.StringValue;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Checks directives against their definitions: names, places, arguments and their types. */
final class DirectiveChecker {
  private final SdlDocument document;
  private final SchemaFindings findings;
  private final SdlPlaces places;
  private final LiteralCheck literals;
  private final LiteralCheck definedLiterals;

  DirectiveChecker(SdlDocument document, SchemaFindings findings) {
    this.document = document;
    this.findings = findings;
    this.places = document.places();
    this.literals =
        new LiteralCheck(DirectiveCatalog.types(), places, findings, SchemaCode.WRONG_ARGUMENT);
    this.definedLiterals =
        new LiteralCheck(document.types(), places, findings, SchemaCode.WRONG_ARGUMENT);
  }

  /**
   * Checks the directives of one place.
   *
   * @param location as definitions name it, such as {@code FIELD_DEFINITION}
   * @return those that are ours and may stand here
   */
  List<DirectiveUse> check(List<Directive> directives, String location) {
    List<DirectiveUse> uses = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    for (Directive directive : directives) {
      DirectiveDeclaration known = known(directive);
      if (known != null && fits(directive, known, location, seen.add(known.name()))) {
        boolean good = checkArguments(directive, known);
        if (DirectiveCatalog.isOwn(known.name())) {
          uses.add(new DirectiveUse(directive, !good, places));
        }
      }
    }
    return uses;
  }

  private @Nullable DirectiveDeclaration known(Directive directive) {
    String name = directive.getName();
    DirectiveDeclaration catalogued = DirectiveCatalog.find(name);
    DirectiveDeclaration known = catalogued == null ? document.directives().get(name) : catalogued;
    if (known == null) {
      unknown(name, places.name(directive));
    }
    return known;
  }

  private void unknown(String name, SourceSpan span) {
    if (DirectiveCatalog.isPlanned(name)) {
      findings.error(
          SchemaCode.NOT_AVAILABLE, "@" + name + " is not available in this version", span);
      return;
    }
    Set<String> names = DirectiveCatalog.names();
    names.addAll(document.directives().keySet());
    Optional<String> near = ForeignWords.directive(name, names);
    // The file that could not be read may define it.
    if (document.complete() || near.isPresent()) {
      String hint = near.map(word -> "did you mean \"@" + word + "\"?").orElse("");
      findings.error(SchemaCode.UNKNOWN_DIRECTIVE, "unknown directive @" + name, span, "", hint);
    }
  }

  private boolean fits(
      Directive directive, DirectiveDeclaration known, String location, boolean first) {
    if (!known.locations().contains(location)) {
      findings.error(
          SchemaCode.MISPLACED_DIRECTIVE,
          "@" + known.name() + " does not belong here",
          places.name(directive),
          "",
          "it belongs on " + words(known.locations()));
      return false;
    }
    if (!first && !known.repeatable()) {
      findings.error(
          SchemaCode.MISPLACED_DIRECTIVE,
          "@" + known.name() + " stands here twice",
          places.name(directive));
      return false;
    }
    return true;
  }

  private static String words(Set<String> locations) {
    return String.join(
        ", ",
        locations.stream()
            .map(location -> location.replace("_DEFINITION", "").replace('_', ' '))
            .map(location -> location.toLowerCase(Locale.ROOT))
            .sorted()
            .toList());
  }

  private boolean checkArguments(Directive directive, DirectiveDeclaration known) {
    boolean good = true;
    Set<String> given = new HashSet<>();
    for (Argument argument : directive.getArguments()) {
      InputDeclaration declared = known.argument(argument.getName()).orElse(null);
      if (!given.add(argument.getName())) {
        findings.error(
            SchemaCode.WRONG_ARGUMENT, argument.getName() + " given twice", places.first(argument));
        good = false;
      } else if (declared == null) {
        good = unknownArgument(directive, known, argument);
      } else {
        LiteralCheck fitting =
            DirectiveCatalog.find(known.name()) == null ? definedLiterals : literals;
        good &= fitting.check(argument.getName(), argument.getValue(), declared.type().node());
      }
    }
    return good && required(directive, known, given);
  }

  private boolean unknownArgument(
      Directive directive, DirectiveDeclaration known, Argument argument) {
    String name = argument.getName();
    SourceSpan span = places.first(argument);
    List<String> names = known.arguments().stream().map(InputDeclaration::name).toList();
    String near = ForeignWords.argumentHint(name, names, verb(directive, names));
    String all = names.isEmpty() ? "it has none" : "it has " + String.join(", ", names);
    String message = "@" + known.name() + " has no argument \"" + name + "\"";
    findings.error(SchemaCode.UNKNOWN_ARGUMENT, message, span, "", near.isEmpty() ? all : near);
    return false;
  }

  /** The argument that a method stands for which is given as other languages have it. */
  private static String verb(Directive directive, List<String> names) {
    for (Argument argument : directive.getArguments()) {
      String value =
          switch (argument.getValue()) {
            case EnumValue word -> Objects.requireNonNullElse(word.getName(), "");
            case StringValue text -> Objects.requireNonNullElse(text.getValue(), "");
            case null, default -> "";
          };
      String verb = value.toLowerCase(Locale.ROOT);
      if (argument.getName().equals("method") && names.contains(verb)) {
        return verb;
      }
    }
    return "get";
  }

  /** An argument that seems missing may be the misspelt one, so only good directives are asked. */
  private boolean required(Directive directive, DirectiveDeclaration known, Set<String> given) {
    boolean complete = true;
    for (InputDeclaration argument : known.arguments()) {
      if (argument.required() && !given.contains(argument.name())) {
        String message = "@" + known.name() + " needs \"" + argument.name() + "\"";
        findings.error(SchemaCode.WRONG_ARGUMENT, message, places.name(directive));
        complete = false;
      }
    }
    return complete;
  }
}
