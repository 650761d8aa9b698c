// SPDX-License-Identifier: Apache-2.0
package dev.facet.passthrough;

import dev.facet.http.QueryEdits;
import dev.facet.passthrough.PathTemplate.Part;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of the query: first parameters are removed, then renamed, set and added. Nothing
 * else of the query changes, not a byte. Names are plain text.
 *
 * @param remove names of parameters
 * @param rename old names with the new ones
 * @param set names with the value that stands in place of all of that name
 * @param add names with one more value each
 */
public record QueryRewrite(
    List<String> remove, Map<String, String> rename, List<Value> set, List<Value> add) {
  /** The query goes on as it is. */
  public static final QueryRewrite KEEP =
      new QueryRewrite(List.of(), Map.of(), List.of(), List.of());

  /** Copies the lists; the map is in order already. */
  public QueryRewrite {
    remove = List.copyOf(remove);
    set = List.copyOf(set);
    add = List.copyOf(add);
  }

  /**
   * A parameter with its value.
   *
   * @param name of the parameter
   * @param parts of the value: literals are encoded already; pieces of the path keep their escapes,
   *     and what would be structure in a query is escaped
   */
  public record Value(String name, List<Part> parts) {
    /** Copies the list. */
    public Value {
      parts = List.copyOf(parts);
    }

    private String of(AskedPath path) {
      StringBuilder value = new StringBuilder();
      for (Part part : parts) {
        if (part instanceof Part.Literal(var text)) {
          value.append(text);
        } else {
          StringBuilder piece = new StringBuilder();
          PathTemplate.append(part, path, piece);
          QueryEdits.appendPathPiece(value, piece);
        }
      }
      return value.toString();
    }
  }

  /**
   * The query for the service.
   *
   * @param query without the question mark; null for none
   * @param path the client's
   * @return null for none
   */
  @Nullable String apply(@Nullable String query, AskedPath path) {
    if (equals(KEEP)) {
      return query;
    }
    QueryEdits edits = new QueryEdits(query);
    remove.forEach(edits::remove);
    rename.forEach(edits::rename);
    set.forEach(value -> edits.set(value.name(), value.of(path)));
    add.forEach(value -> edits.add(value.name(), value.of(path)));
    return edits.query();
  }
}
