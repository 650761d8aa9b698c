// SPDX-License-Identifier: Apache-2.0
package dev.facet.schema.rule.declaration;

import dev.facet.schema.sdl.InputDeclaration;
import dev.facet.schema.sdl.SchemaCode;
import dev.facet.schema.sdl.SchemaFindings;
import dev.facet.schema.sdl.SdlDocument;
import dev.facet.schema.sdl.TypeDeclaration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;

/** No input object needs itself: its value could never be written. */
final class InputCycleRule implements DocumentRule {
  @Override
  public void check(SdlDocument document, SchemaFindings findings) {
    for (TypeDeclaration type : document.types().values()) {
      for (InputDeclaration input : type.inputs()) {
        if (isNeeded(input) && leadsTo(type.name(), input, document)) {
          findings.error(
              SchemaCode.INVALID_SCHEMA,
              type.name() + "." + input.name() + " needs a " + type.name() + " without end",
              input.span(),
              "",
              "make one of the fields on the way nullable");
        }
      }
    }
  }

  private static boolean leadsTo(String wanted, InputDeclaration from, SdlDocument document) {
    Set<String> seen = new HashSet<>();
    Deque<String> open = new ArrayDeque<>();
    open.add(from.type().name());
    while (!open.isEmpty()) {
      String name = open.remove();
      if (name.equals(wanted)) {
        return true;
      }
      TypeDeclaration type = document.types().get(name);
      if (type != null && seen.add(name)) {
        type.inputs().stream()
            .filter(InputCycleRule::isNeeded)
            .forEach(input -> open.add(input.type().name()));
      }
    }
    return false;
  }

  private static boolean isNeeded(InputDeclaration input) {
    return input.type().nonNull() && !input.type().isList();
  }
}
