// SPDX-License-Identifier: Apache-2.0
package dev.facet.schema.directive;

import dev.facet.schema.diagnostic.Diagnostic;
import dev.facet.schema.diagnostic.SourceSpan;
import dev.facet.schema.sdl.InputDeclaration;
import dev.facet.schema.sdl.SchemaCode;
import dev.facet.schema.sdl.SchemaFindings;
import dev.facet.schema.sdl.StringLiteral;
import dev.facet.schema.sdl.TypeDeclaration;
import dev.facet.schema.sdl.ValueDeclaration;
import dev.facet.schema.template.JsonPath;
import dev.facet.schema.template.JsonPath.Segment;
import dev.facet.schema.template.ResponsePart;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads {@code @from} on input fields and enum values. */
final class RenameReader {
  private final DirectiveChecker checker;
  private final DirectiveReader reader;
  private final SchemaFindings findings;
  private final Map<String, Map<String, JsonPath>> inputPaths = new LinkedHashMap<>();
  private final Map<String, Map<String, String>> enumValues = new LinkedHashMap<>();

  RenameReader(DirectiveChecker checker, DirectiveReader reader, SchemaFindings findings) {
    this.checker = checker;
    this.reader = reader;
    this.findings = findings;
  }

  Map<String, Map<String, JsonPath>> inputPaths() {
    return inputPaths;
  }

  Map<String, Map<String, String>> enumValues() {
    return enumValues;
  }

  void input(TypeDeclaration type) {
    checker.check(type.directives(), "INPUT_OBJECT");
    Map<String, JsonPath> paths = new LinkedHashMap<>();
    InputPlaces places = new InputPlaces(type.name(), findings);
    for (InputDeclaration input : type.inputs()) {
      List<DirectiveUse> uses = checker.check(input.directives(), "INPUT_FIELD_DEFINITION");
      SourceSpan span = input.span();
      for (DirectiveUse use : uses) {
        FromDirective from = reader.from(use);
        if (from != null) {
          add(paths, input.name(), from);
          span = from.span();
        }
      }
      places.take(paths.getOrDefault(input.name(), JsonPath.property(input.name())), span);
    }
    if (!paths.isEmpty()) {
      inputPaths.put(type.name(), paths);
    }
  }

  void values(TypeDeclaration type) {
    checker.check(type.directives(), "ENUM");
    Map<String, String> spellings = new LinkedHashMap<>();
    Map<String, SourceSpan> places = new HashMap<>();
    boolean renamed = false;
    for (ValueDeclaration value : type.values()) {
      String spelling = value.name();
      SourceSpan place = value.span();
      for (DirectiveUse use : checker.check(value.directives(), "ENUM_VALUE")) {
        StringLiteral literal = use.arguments().string("path");
        spelling = literal == null ? spelling : literal.value();
        place = literal == null ? place : literal.span();
        renamed = true;
      }
      if (!spellings.containsKey(value.name())) { // a value that is defined twice is reported
        distinct(spelling, place, places);
      }
      spellings.put(value.name(), spelling);
    }
    if (renamed) {
      enumValues.put(type.name(), spellings);
    }
  }

  private void distinct(String spelling, SourceSpan place, Map<String, SourceSpan> places) {
    SourceSpan earlier = places.putIfAbsent(spelling, place);
    if (earlier != null) {
      findings.add(
          new Diagnostic.Error(
                  SchemaCode.SPELLING_TWICE,
                  "a second value that services spell \"" + spelling + "\"",
                  place)
              .hinted("give each value a spelling of its own")
              .relatedTo(List.of(earlier)));
    }
  }

  /** Input is written, so there is no response to read from, and lists have no places yet. */
  private void add(Map<String, JsonPath> paths, String name, FromDirective from) {
    if (from.source().value() instanceof ResponsePart.Body(var path)
        && !path.isSelf()
        && path.segments().stream().allMatch(Segment.Property.class::isInstance)) {
      paths.put(name, path);
    } else {
      findings.error(
          SchemaCode.BAD_PATH,
          "not a path that input can be written to",
          from.span(),
          "",
          "write names with dots, such as address.city");
    }
  }
}
