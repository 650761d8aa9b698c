// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.plugin.transform.headers;

import static dev.facet.upstream.config.Require.require;

import dev.facet.http.FieldNames;
import dev.facet.http.FieldValues;
import dev.facet.server.value.ValueTemplate;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of the headers of a message, in this order. Names are compared without case.
 *
 * @param remove names; absent: none
 * @param rename old names with the new ones, whose own values are replaced; absent: none
 * @param set names with the value that replaces theirs; absent: none
 * @param add names with one more line each; absent: none
 * @param fromClient names by which policies tell services the principal, and which values of
 *     clients may replace all the same; absent: none
 */
public record HeaderEditsConfig(
    List<String> remove,
    Map<String, String> rename,
    Map<String, ValueTemplate> set,
    Map<String, ValueTemplate> add,
    List<String> fromClient) {
  /** Sets defaults and copies. */
  public HeaderEditsConfig(
      @Nullable List<String> remove,
      @Nullable Map<String, String> rename,
      @Nullable Map<String, ValueTemplate> set,
      @Nullable Map<String, ValueTemplate> add,
      @Nullable List<String> fromClient) {
    this.remove =
        remove == null ? List.of() : remove.stream().map(HeaderEditsConfig::lower).toList();
    this.rename = lowered(rename, "rename", HeaderEditsConfig::sameLower);
    this.set = lowered(set, "set", HeaderEditsConfig::named);
    this.add = lowered(add, "add", HeaderEditsConfig::named);
    this.fromClient =
        fromClient == null ? List.of() : fromClient.stream().map(HeaderEditsConfig::lower).toList();
    boolean any = !names().isEmpty();
    require(any, "headers", "nothing", "remove, rename, set or add");
    for (Map.Entry<String, String> one : this.rename.entrySet()) {
      boolean clear =
          !this.remove.contains(one.getKey()) && !this.rename.containsValue(one.getKey());
      require(
          clear,
          "rename." + one.getKey(),
          one.getValue(),
          "a header that is neither removed nor the new name of one");
    }
  }

  /** All names that something becomes of, or that something gets. */
  private List<String> names() {
    return Stream.of(remove, rename.keySet(), rename.values(), set.keySet(), add.keySet())
        .flatMap(names -> names.stream())
        .toList();
  }

  /** Names that get a value which a client decides. */
  public Set<String> ofTheClient() {
    Set<String> names = new HashSet<>(rename.values());
    Stream.of(set, add)
        .flatMap(values -> values.entrySet().stream())
        .filter(one -> one.getValue().isOfTheClient())
        .forEach(one -> names.add(one.getKey()));
    return names;
  }

  boolean needsClaims() {
    return Stream.of(set, add)
        .flatMap(values -> values.values().stream())
        .anyMatch(ValueTemplate::needsClaims);
  }

  /**
   * Rejects names that the gateway itself writes, or that say how a message is sent, and values
   * that cannot stand in a header.
   *
   * @param direction of the message, which is the name of these settings
   */
  void guard(String direction, Predicate<String> ofTheGateway) {
    remove.forEach(name -> guard(direction + ".remove", name, ofTheGateway));
    rename.forEach((from, to) -> {
      guard(direction + ".rename", from, ofTheGateway);
      guard(direction + ".rename." + from, to, ofTheGateway);
    });
    guard(direction + ".set.", set, ofTheGateway);
    guard(direction + ".add.", add, ofTheGateway);
  }

  private static void guard(
      String at, Map<String, ValueTemplate> values, Predicate<String> ofTheGateway) {
    values.forEach((name, value) -> {
      guard(at + name, name, ofTheGateway);
      require(value.fitsHeaders(), at + name, value, FieldValues.EXPECTED);
      require(!value.isPaddedInHeaders(), at + name, value, FieldValues.UNPADDED);
    });
  }

  private static void guard(String at, String name, Predicate<String> ofTheGateway) {
    require(FieldNames.isUsable(name), at, name, "names of headers, without underscores");
    require(
        !FieldNames.isFraming(name),
        at,
        name,
        "another header; this one says how a message is sent, which the gateway decides");
    require(
        !ofTheGateway.test(name),
        at,
        name,
        name.equals("host")
            ? "another header; write rewrite.host at the route"
            : "another header; the gateway writes this one itself");
  }

  private interface Named<V> {
    V of(String name, V value);
  }

  private static <V> Map<String, V> lowered(
      @Nullable Map<String, V> values, String setting, Named<V> named) {
    Map<String, V> lowered = new LinkedHashMap<>();
    if (values != null) {
      values.forEach((name, value) -> {
        V before = lowered.put(lower(name), named.of(name, value));
        require(before == null, setting, name, "each header once, in whatever case");
      });
    }
    return Collections.unmodifiableMap(lowered);
  }

  private static String sameLower(String name, String value) {
    return lower(value);
  }

  private static ValueTemplate named(String name, ValueTemplate value) {
    return value.named(name);
  }

  private static String lower(String name) {
    return name.toLowerCase(Locale.ROOT);
  }
}
