// SPDX-License-Identifier: Apache-2.0
package dev.facet.schema.sdl;

import graphql.language.SDLDefinition;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/**
 * What the files say.
 *
 * @param types by name, in the order of the files, extensions included
 * @param directives the directives that the files define, by name
 * @param generated definitions of Facet's own directives in the files, which editors read
 * @param roots where operations start
 * @param definitions the parser's nodes
 * @param places where the nodes stand
 * @param complete whether every file could be read; otherwise what seems missing may be in the rest
 */
public record SdlDocument(
    Map<String, TypeDeclaration> types,
    Map<String, DirectiveDeclaration> directives,
    List<DirectiveDeclaration> generated,
    RootTypes roots,
    List<SDLDefinition<?>> definitions,
    SdlPlaces places,
    boolean complete) {
  /** Copies the list; the maps keep their order and are not changed any more. */
  public SdlDocument {
    types = Collections.unmodifiableMap(types);
    directives = Collections.unmodifiableMap(directives);
    generated = List.copyOf(generated);
    definitions = List.copyOf(definitions);
  }
}
