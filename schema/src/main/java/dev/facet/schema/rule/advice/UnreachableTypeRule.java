// SPDX-License-Identifier: Apache-2.0
package dev.facet.schema.rule.advice;

import dev.facet.schema.diagnostic.Diagnostic;
import dev.facet.schema.directive.SchemaModel;
import dev.facet.schema.rule.SchemaRule;
import dev.facet.schema.rule.TypeUses;
import dev.facet.schema.sdl.SchemaCode;
import dev.facet.schema.sdl.SchemaFindings;
import dev.facet.schema.sdl.SdlDocument;
import dev.facet.schema.sdl.TypeDeclaration;
import dev.facet.schema.sdl.TypeUse;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Warns of types that no operation can reach. */
final class UnreachableTypeRule implements SchemaRule {
  @Override
  public void check(SchemaModel model, SchemaFindings findings) {
    Set<String> reachable = reachable(model.document());
    for (TypeDeclaration type : model.document().types().values()) {
      if (!reachable.contains(type.name())) {
        findings.add(
            new Diagnostic.Warning(
                SchemaCode.UNREACHABLE_TYPE, "no operation can reach " + type.name(), type.span()));
      }
    }
  }

  /** The names of the types that lead from the root types, or implement one that does. */
  static Set<String> reachable(SdlDocument document) {
    Map<String, List<String>> implementers = implementers(document);
    Set<String> reachable = new HashSet<>();
    Deque<String> open = new ArrayDeque<>();
    TypeUses.ofRoots(document).forEach(root -> open.add(root.name()));
    while (!open.isEmpty()) {
      String name = open.remove();
      TypeDeclaration type = document.types().get(name);
      if (type != null && reachable.add(name)) {
        TypeUses.of(type).map(TypeUse::name).forEach(open::add);
        open.addAll(implementers.getOrDefault(name, List.of()));
      }
    }
    return reachable;
  }

  private static Map<String, List<String>> implementers(SdlDocument document) {
    Map<String, List<String>> implementers = new HashMap<>();
    for (TypeDeclaration type : document.types().values()) {
      for (TypeUse implemented : type.interfaces()) {
        implementers.computeIfAbsent(implemented.name(), _ -> new ArrayList<>()).add(type.name());
      }
    }
    return implementers;
  }
}
