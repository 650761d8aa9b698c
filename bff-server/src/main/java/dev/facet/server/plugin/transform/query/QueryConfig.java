// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.plugin.transform.query;

import dev.facet.server.value.ClaimsReader;
import dev.facet.server.value.ValueTemplate;
import dev.facet.upstream.config.QueryNames;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of the query of a request, in this order. Names are plain text, which is encoded.
 *
 * @param remove names of parameters; absent: none
 * @param rename old names with the new ones, whose own values are replaced; absent: none
 * @param set parameters with the value that replaces theirs; absent: none
 * @param add parameters with one more value each; absent: none
 */
public record QueryConfig(
    List<String> remove,
    Map<String, String> rename,
    Map<String, ValueTemplate> set,
    Map<String, ValueTemplate> add)
    implements ClaimsReader {
  /** Sets defaults, copies and guards. */
  public QueryConfig(
      @Nullable List<String> remove,
      @Nullable Map<String, String> rename,
      @Nullable Map<String, ValueTemplate> set,
      @Nullable Map<String, ValueTemplate> add) {
    this.remove = remove == null ? List.of() : List.copyOf(remove);
    this.rename =
        rename == null ? Map.of() : Collections.unmodifiableMap(new LinkedHashMap<>(rename));
    this.set = named(set);
    this.add = named(add);
    QueryNames.check(this.remove, this.rename, this.set.keySet(), this.add.keySet());
  }

  @Override
  public boolean needsClaims() {
    return Stream.of(set, add)
        .flatMap(values -> values.values().stream())
        .anyMatch(ValueTemplate::needsClaims);
  }

  private static Map<String, ValueTemplate> named(@Nullable Map<String, ValueTemplate> values) {
    Map<String, ValueTemplate> named = new LinkedHashMap<>();
    if (values != null) {
      values.forEach((name, value) -> named.put(name, value.named(name)));
    }
    return Collections.unmodifiableMap(named);
  }
}
