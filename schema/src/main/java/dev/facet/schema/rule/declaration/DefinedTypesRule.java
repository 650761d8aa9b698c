// SPDX-License-Identifier: Apache-2.0
package dev.facet.schema.rule.declaration;

import dev.facet.schema.diagnostic.Diagnostic;
import dev.facet.schema.diagnostic.SourceSpan;
import dev.facet.schema.diagnostic.Suggestion;
import dev.facet.schema.rule.TypeUses;
import dev.facet.schema.sdl.ScalarCatalog;
import dev.facet.schema.sdl.SchemaCode;
import dev.facet.schema.sdl.SchemaFindings;
import dev.facet.schema.sdl.SdlDocument;
import dev.facet.schema.sdl.TypeUse;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Every type that is used is defined. A missing one is reported once, with all its places. */
final class DefinedTypesRule implements DocumentRule {
  private static final int MAX_PLACES = 10;
  private static final Comparator<SourceSpan> BY_PLACE =
      Comparator.comparing((SourceSpan span) -> span.source().name())
          .thenComparingInt(SourceSpan::start);

  @Override
  public void check(SdlDocument document, SchemaFindings findings) {
    if (!document.complete()) {
      return;
    }
    Map<String, List<TypeUse>> missing =
        TypeUses.of(document)
            .filter(use -> !document.types().containsKey(use.name()))
            .filter(use -> !ScalarCatalog.isBuiltIn(use.name()))
            .collect(Collectors.groupingBy(TypeUse::name, LinkedHashMap::new, Collectors.toList()));
    missing.forEach((name, uses) -> report(name, uses, document, findings));
  }

  private static void report(
      String name, List<TypeUse> uses, SdlDocument document, SchemaFindings findings) {
    List<SourceSpan> places = uses.stream().map(TypeUse::span).distinct().sorted(BY_PLACE).toList();
    findings.add(
        new Diagnostic.Error(
            SchemaCode.UNDEFINED_TYPE,
            "undefined type \"" + name + "\"",
            places.getFirst(),
            places.size() > 1 ? "used in " + places.size() + " places" : "",
            hint(name, document),
            places.stream().skip(1).limit(MAX_PLACES).toList()));
  }

  private static String hint(String name, SdlDocument document) {
    if (ScalarCatalog.find(name).isPresent()) {
      return "add: scalar " + name;
    }
    Set<String> names = new TreeSet<>(document.types().keySet());
    names.addAll(ScalarCatalog.builtIn());
    String near = Suggestion.hint(name, names);
    return near.isEmpty() ? Suggestion.hint(name, ScalarCatalog.names()) : near;
  }
}
