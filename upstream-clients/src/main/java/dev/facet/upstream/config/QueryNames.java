// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream.config;

import static dev.facet.upstream.config.Require.require;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Which parameters may be named together in settings that change a query. */
public final class QueryNames {
  private QueryNames() {}

  /**
   * Guards names.
   *
   * @param remove of what is removed
   * @param rename old names with the new ones
   * @param set of what is set
   * @param add of what is added
   * @throws IllegalArgumentException where there are none, one is empty, or one that is renamed is
   *     removed as well or the new name of another
   */
  public static void check(
      List<String> remove,
      Map<String, String> rename,
      Collection<String> set,
      Collection<String> add) {
    List<String> names =
        Stream.of(remove, rename.keySet(), rename.values(), set, add)
            .<String>flatMap(Collection::stream)
            .toList();
    require(!names.isEmpty(), "query", "nothing", "remove, rename, set or add");
    names.forEach(name -> require(!name.isEmpty(), "query", "\"\"", "names of parameters"));
    rename.forEach((from, to) ->
        require(
            !remove.contains(from) && !rename.containsValue(from),
            "rename." + from,
            to,
            "a parameter that is neither removed nor the new name of one"));
  }
}
