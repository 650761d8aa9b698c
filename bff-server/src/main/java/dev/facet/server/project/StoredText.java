// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.project;

import dev.facet.schema.diagnostic.SourceSpan;
import dev.facet.schema.diagnostic.SourceText;
import graphql.language.SourceLocation;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A stored document as a file has it.
 *
 * @param ids what clients may call it by
 * @param text the document
 * @param place where the file has it
 * @param file the file, where it is the document itself; null where it only holds it
 */
public record StoredText(
    List<String> ids, String text, SourceSpan place, @Nullable SourceText file) {
  /** Where in the file a place of the document is; the whole document where it only holds it. */
  public SourceSpan span(List<SourceLocation> locations) {
    return file == null || locations.isEmpty()
        ? place
        : file.span(locations.getFirst().getLine(), locations.getFirst().getColumn(), 1);
  }
}
