// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream.cache;

import dev.facet.http.FieldLists;
import dev.facet.upstream.store.StoreNames;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The headers of a request that a response depends on, as its Vary names them (RFC 9111, section
 * 4.1). Values are compared exactly, lines of one header as the list that they are.
 *
 * @param names in lower case
 * @param values in the order of the names; null for a header that was not sent
 */
record Selection(List<String> names, List<@Nullable String> values) {
  private static final Selection ANY = new Selection(List.of(), List.of());

  /**
   * What a response depends on.
   *
   * @param also headers that count as named by it, in lower case
   * @return null where it depends on more than headers ({@code *}), so that it fits no request
   */
  static @Nullable Selection of(MultiMap response, List<String> also, MultiMap request) {
    List<String> lines = response.getAll(HttpHeaders.VARY);
    if (lines.isEmpty() && also.isEmpty()) {
      return ANY;
    }
    List<String> names = new ArrayList<>(also);
    for (String member : FieldLists.members(lines)) {
      names.add(member.toLowerCase(Locale.ROOT));
    }
    return names.contains("*") ? null : new Selection(names, values(names, request));
  }

  /** The same headers of another request. */
  Selection of(MultiMap request) {
    return new Selection(names, values(names, request));
  }

  /** Whether another request would have had the response. */
  boolean matches(MultiMap request) {
    for (int i = 0; i < names.size(); i++) {
      if (!Objects.equals(values.get(i), FieldLists.value(request, names.get(i)))) {
        return false;
      }
    }
    return true;
  }

  /** A digest of the values, equal for equal ones. */
  String digest() {
    String[] parts = new String[2 * values.size()];
    for (int i = 0; i < values.size(); i++) {
      String value = values.get(i);
      parts[2 * i] = value == null ? "absent" : "";
      parts[2 * i + 1] = value == null ? "" : value;
    }
    return StoreNames.of(parts);
  }

  private static List<@Nullable String> values(List<String> names, MultiMap request) {
    List<@Nullable String> values = new ArrayList<>(names.size());
    for (String name : names) {
      values.add(FieldLists.value(request, name));
    }
    return values;
  }
}
