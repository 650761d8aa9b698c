// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.document;

import dev.facet.schema.diagnostic.SourceSpan;
import graphql.language.SourceLocation;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * One operation with the fragments it needs, wherever they stand: what a client would send.
 *
 * @param text the document
 * @param parts the operation, then the fragments, in the order of the text
 */
public record ComposedDocument(String text, List<DocumentDefinition> parts) {
  static ComposedDocument of(List<DocumentDefinition> parts) {
    StringBuilder text = new StringBuilder();
    parts.forEach(part -> text.append(part.text()).append('\n'));
    return new ComposedDocument(text.toString(), List.copyOf(parts));
  }

  /** The name of the operation; empty where it has none. */
  public String operation() {
    return parts.getFirst().name();
  }

  /** The file of the operation. */
  public String file() {
    return parts.getFirst().file().name();
  }

  /** The files of the operation and its fragments. */
  public Set<String> files() {
    return parts.stream().map(part -> part.file().name()).collect(Collectors.toSet());
  }

  /** Where the operation stands. */
  public SourceSpan place() {
    return parts.getFirst().place();
  }

  /** The place of a file that a place of the document comes from. */
  public SourceSpan span(SourceLocation place) {
    int offset = TextPlaces.offset(text, place);
    for (DocumentDefinition part : parts) {
      if (offset <= part.text().length()) {
        return part.word(offset);
      }
      offset -= part.text().length() + 1;
    }
    return place();
  }
}
