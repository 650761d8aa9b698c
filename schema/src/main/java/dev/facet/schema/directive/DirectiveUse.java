// SPDX-License-Identifier: Apache-2.0
package dev.facet.schema.directive;

import dev.facet.schema.diagnostic.SourceSpan;
import dev.facet.schema.sdl.SdlPlaces;
import graphql.language.Argument;
import graphql.language.Directive;
import graphql.language.Value;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One of our directives where it stands.
 *
 * @param node the parser's node
 * @param faulty whether its arguments are not all as defined, so that nothing counts as missing
 * @param places where nodes stand
 */
record DirectiveUse(Directive node, boolean faulty, SdlPlaces places) {
  String name() {
    return node.getName();
  }

  SourceSpan span() {
    return places.name(node);
  }

  Arguments arguments() {
    Map<String, Value<?>> values = new LinkedHashMap<>();
    Map<String, SourceSpan> names = new LinkedHashMap<>();
    for (Argument argument : node.getArguments()) {
      values.putIfAbsent(argument.getName(), argument.getValue());
      names.putIfAbsent(argument.getName(), places.first(argument));
    }
    return new Arguments(values, names, span(), places);
  }
}
