// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.config.route;

import dev.facet.passthrough.QueryRewrite;
import dev.facet.server.action.MatchPieces;
import dev.facet.server.route.MatchValue;
import dev.facet.upstream.config.QueryNames;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of the query, in this order. Names and values are plain text, which is encoded; in
 * values {@code {path}}, {@code {rest}} and variables of the match may stand.
 *
 * @param remove names of parameters; absent: none
 * @param rename old names with the new ones; absent: none
 * @param set parameters with the value that replaces theirs; absent: none
 * @param add parameters with one more value each; absent: none
 */
public record QueryRewriteConfig(
    List<String> remove,
    Map<String, String> rename,
    Map<String, MatchValue> set,
    Map<String, MatchValue> add) {
  /** Sets defaults, copies and guards. */
  public QueryRewriteConfig(
      @Nullable List<String> remove,
      @Nullable Map<String, String> rename,
      @Nullable Map<String, MatchValue> set,
      @Nullable Map<String, MatchValue> add) {
    this.remove = remove == null ? List.of() : List.copyOf(remove);
    this.rename =
        rename == null ? Map.of() : Collections.unmodifiableMap(new LinkedHashMap<>(rename));
    this.set = named(set);
    this.add = named(add);
    QueryNames.check(this.remove, this.rename, this.set.keySet(), this.add.keySet());
  }

  private static Map<String, MatchValue> named(@Nullable Map<String, MatchValue> values) {
    Map<String, MatchValue> named = new LinkedHashMap<>();
    if (values != null) {
      values.forEach((name, value) -> named.put(name, value.named(name)));
    }
    return Collections.unmodifiableMap(named);
  }

  QueryRewrite action(MatchPieces pieces) {
    return new QueryRewrite(
        remove,
        rename,
        values("rewrite.query.set", set, pieces),
        values("rewrite.query.add", add, pieces));
  }

  private static List<QueryRewrite.Value> values(
      String at, Map<String, MatchValue> values, MatchPieces pieces) {
    return values.entrySet().stream()
        .map(one ->
            new QueryRewrite.Value(
                one.getKey(),
                pieces.value(
                    at + "." + one.getKey(), one.getValue().text(), one.getValue().toString())))
        .toList();
  }
}
