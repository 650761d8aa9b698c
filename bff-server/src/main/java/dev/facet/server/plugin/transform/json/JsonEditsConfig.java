// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.plugin.transform.json;

import static dev.facet.upstream.config.Require.require;

import dev.facet.server.value.EditPath;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of a JSON body. Paths name properties as the body has them before anything changes.
 *
 * @param remove paths of properties; absent: none
 * @param rename paths of properties with their new names; absent: none
 * @param set paths of properties with their values; objects on the way there are made; absent: none
 */
record JsonEditsConfig(
    List<EditPath> remove, Map<String, String> rename, Map<String, JsonValue> set) {
  /** Sets defaults, copies and guards. */
  JsonEditsConfig(
      @Nullable List<EditPath> remove,
      @Nullable Map<String, String> rename,
      @Nullable Map<String, JsonValue> set) {
    this.remove = remove == null ? List.of() : List.copyOf(remove);
    this.rename = copy(rename);
    this.set = copy(set);
    boolean any = !this.remove.isEmpty() || !this.rename.isEmpty() || !this.set.isEmpty();
    require(any, "json", "nothing", "remove, rename or set");
    EditTree _ = EditTree.of(this);
  }

  private static <V> Map<String, V> copy(@Nullable Map<String, V> map) {
    return map == null ? Map.of() : Collections.unmodifiableMap(new LinkedHashMap<>(map));
  }
}
