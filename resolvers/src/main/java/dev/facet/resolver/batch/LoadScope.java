// SPDX-License-Identifier: Apache-2.0
package dev.facet.resolver.batch;

import dev.facet.resolver.projection.Row;
import dev.facet.schema.template.JsonPath;
import dev.facet.schema.template.Root;
import dev.facet.schema.template.Scope;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the templates of one load see: the operation's surroundings, the field's arguments, the
 * parent's row, and where it loads by key, the key or the keys.
 *
 * @param requestScope {@code claims}, {@code header}, {@code client} and {@code frontend}
 * @param arguments the field's arguments
 * @param parent the parent's row; null on the root
 * @param key one key, or all keys of a batch; null for none
 * @param keyNames the names of a composite key's parts; empty for a simple key
 * @param keyOrigin what the key was made of; {@code KEY} without one
 */
public record LoadScope(
    Scope requestScope,
    FieldArguments arguments,
    @Nullable Row parent,
    @Nullable Object key,
    List<String> keyNames,
    Root keyOrigin)
    implements Scope {
  /** A scope without a key. */
  public LoadScope(Scope requestScope, FieldArguments arguments, @Nullable Row parent) {
    this(requestScope, arguments, parent, null, List.of(), Root.KEY);
  }

  /** The same scope with a key, or with the keys of a batch. */
  LoadScope loading(Object keyOrKeys, List<String> names, Root origin) {
    return new LoadScope(requestScope, arguments, parent, keyOrKeys, names, origin);
  }

  /** The same scope with one key. */
  LoadScope loading(LoadKey one, List<String> names) {
    return loading(one.sent(), names, one.origin());
  }

  /** The same scope with the keys of a batch, at least one. */
  LoadScope loading(List<LoadKey> keys, List<String> names) {
    return loading(keys.stream().map(LoadKey::sent).toList(), names, keys.getFirst().origin());
  }

  /** Where a value of a root comes from: keys come from what the schema makes them of. */
  Root origin(Root root) {
    return root == Root.KEY || root == Root.KEYS ? keyOrigin : root;
  }

  @Override
  public @Nullable Object value(Root root, JsonPath path) {
    return switch (root) {
      case ARGS -> arguments.value(path);
      case PARENT -> parent == null ? null : parent.plain(path);
      case KEY -> path.read(named(key));
      case KEYS -> path.isSelf() && keyNames.size() < 2 ? key : each(path);
      case CLAIMS, HEADER, CLIENT, FRONTEND, BODY, QUERY, REQUEST, CORRELATION_ID ->
          requestScope.value(root, path);
    };
  }

  @Override
  public boolean isGiven(Root root, JsonPath path) {
    return root == Root.ARGS ? arguments.isGiven(path) : value(root, path) != null;
  }

  private @Nullable Object each(JsonPath path) {
    return key instanceof List<?> keys
        ? keys.stream().map(one -> path.read(named(one))).toList()
        : null;
  }

  private @Nullable Object named(@Nullable Object one) {
    if (keyNames.size() < 2 || !(one instanceof List<?> parts)) {
      return one;
    }
    Map<String, Object> object = new HashMap<>();
    for (int i = 0; i < keyNames.size(); i++) {
      object.put(keyNames.get(i), parts.get(i));
    }
    return object;
  }
}
