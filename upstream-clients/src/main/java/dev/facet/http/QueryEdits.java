// SPDX-License-Identifier: Apache-2.0
package dev.facet.http;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Changes to the parameters of one query, which is read as {@link QueryParameters}. What is not
 * changed stays as it is, byte by byte. A name that is to change must not stand behind a semicolon,
 * which some services take for an ampersand. Confined to one thread.
 */
public final class QueryEdits {
  private static final String STRUCTURE = "&+;=";

  private final @Nullable String original;
  private final Set<String> ambiguous;
  private final List<Parameter> parameters = new ArrayList<>();
  private boolean changed;

  /**
   * One parameter.
   *
   * @param name decoded
   * @param raw as it stands in the query
   */
  private record Parameter(String name, String raw) {
    static Parameter of(String raw) {
      int equals = raw.indexOf('=');
      return new Parameter(
          QueryParameters.decoded(equals < 0 ? raw : raw.substring(0, equals)), raw);
    }

    Parameter named(String other) {
      int equals = raw.indexOf('=');
      return new Parameter(other, encoded(other) + (equals < 0 ? "" : raw.substring(equals)));
    }
  }

  /**
   * Begins with a query.
   *
   * @param query without the question mark; null for none
   */
  public QueryEdits(@Nullable String query) {
    original = query;
    ambiguous = query == null || query.indexOf(';') < 0 ? Set.of() : ambiguous(query);
    if (query != null && !query.isEmpty()) {
      for (String raw : query.split("&", -1)) {
        parameters.add(Parameter.of(raw));
      }
    }
  }

  /**
   * The names that are read where a semicolon separates parameters: all behind one, and the one
   * before the first where it is a part of a longer name.
   */
  private static Set<String> ambiguous(String query) {
    Set<String> names = new HashSet<>();
    for (String raw : query.split("&", -1)) {
      List<String> parts = Stream.of(raw.split(";", -1)).map(QueryEdits::name).toList();
      boolean known = parts.getFirst().equals(name(raw));
      names.addAll(known ? parts.subList(1, parts.size()) : parts);
    }
    return names;
  }

  private static String name(String raw) {
    return Parameter.of(raw).name;
  }

  private void requireClear(String name) {
    if (ambiguous.contains(name)) {
      throw new AmbiguousQueryException(name);
    }
  }

  /**
   * Removes all parameters of a name.
   *
   * @throws AmbiguousQueryException where it stands behind a semicolon
   */
  public void remove(String name) {
    requireClear(name);
    changed |= parameters.removeIf(parameter -> parameter.name.equals(name));
  }

  /**
   * Gives parameters another name; those that had it before are removed.
   *
   * @throws AmbiguousQueryException where one of the two stands behind a semicolon
   */
  public void rename(String from, String to) {
    requireClear(from);
    requireClear(to);
    if (from.equals(to) || parameters.stream().noneMatch(one -> one.name.equals(from))) {
      return;
    }
    remove(to);
    parameters.replaceAll(one -> one.name.equals(from) ? one.named(to) : one);
    changed = true;
  }

  /**
   * Sets a parameter, in the place of the first one of its name.
   *
   * @param value encoded
   * @throws AmbiguousQueryException where its name stands behind a semicolon
   */
  public void set(String name, String value) {
    Parameter set = new Parameter(name, encoded(name) + "=" + value);
    int at = 0;
    while (at < parameters.size() && !parameters.get(at).name.equals(name)) {
      at++;
    }
    remove(name);
    parameters.add(Math.min(at, parameters.size()), set);
    changed = true;
  }

  /**
   * Adds a parameter, last.
   *
   * @param value encoded
   */
  public void add(String name, String value) {
    parameters.add(new Parameter(name, encoded(name) + "=" + value));
    changed = true;
  }

  /** The query as it is now, without the question mark; null where no parameter is left. */
  public @Nullable String query() {
    if (!changed) {
      return original;
    }
    return parameters.isEmpty()
        ? null
        : String.join("&", parameters.stream().map(Parameter::raw).toList());
  }

  /**
   * Appends a piece of a path as a value: its escapes stay, and what is structure in a query but
   * not in a path is escaped, so that it stays one value.
   */
  public static void appendPathPiece(StringBuilder out, CharSequence piece) {
    for (int i = 0; i < piece.length(); i++) {
      char c = piece.charAt(i);
      if (STRUCTURE.indexOf(c) >= 0) {
        out.append('%').append(Integer.toHexString(c).toUpperCase(Locale.ROOT));
      } else {
        out.append(c);
      }
    }
  }

  /** A name in the encoding of queries, with %20 for a space: all readers know that. */
  private static String encoded(String name) {
    return URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
