// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.route;

import dev.facet.server.route.RouteResult.Found;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The routes of one host by path. Whole paths are in a map; of the prefixes the longest is found by
 * one walk that hashes the path on its way and asks at the end of every segment.
 */
final class PathIndex<T> {
  private final Map<String, Candidates<T>> exact = new HashMap<>();
  private final List<List<Node<T>>> buckets = new ArrayList<>();
  private final RouteTraits<T> traits;
  private final int longest;
  private final @Nullable Node<T> root;

  PathIndex(List<Found<T>> routes, RouteTraits<T> traits) {
    this.traits = traits;
    Map<String, List<Found<T>>> byPath = new HashMap<>();
    Map<String, List<Found<T>>> byPrefix = new LinkedHashMap<>();
    for (Found<T> route : routes) {
      switch (route.match().path()) {
        case PathPattern.Exact(String path) -> put(byPath, path, route);
        case PathPattern.Prefix(String prefix) -> put(byPrefix, prefix, route);
        case PathPattern.Template(String prefix, _, _) -> put(byPrefix, prefix, route);
        case PathRegex regex -> put(byPrefix, regex.fixed(), route);
      }
    }
    byPath.forEach((path, all) -> exact.put(path, new Candidates<>(all, traits)));
    List<Found<T>> atRoot = byPrefix.remove("");
    this.root = atRoot == null ? null : new Node<>("", 0, new Candidates<>(atRoot, traits), null);
    this.longest = byPrefix.keySet().stream().mapToInt(String::length).max().orElse(0);
    int size = byPrefix.isEmpty() ? 0 : Integer.highestOneBit(byPrefix.size()) * 4;
    for (int i = 0; i < size; i++) {
      buckets.add(new ArrayList<>(1));
    }
    byPrefix.keySet().stream()
        .sorted(Comparator.comparingInt(String::length))
        .forEach(prefix -> add(prefix, byPrefix.getOrDefault(prefix, List.of())));
  }

  private record Node<T>(
      String text, int hash, Candidates<T> candidates, @Nullable Node<T> shorter) {}

  /**
   * The first route that answers.
   *
   * @param path in {@link MatchForm}
   */
  @Nullable Found<T> search(RouteQuestion question, String path) {
    Candidates<T> whole = exact.get(path);
    Found<T> found = whole == null ? null : whole.first(question, path);
    Node<T> node = found == null ? longestPrefix(path) : null;
    while (found == null && node != null) {
      found = node.candidates().first(question, path);
      node = node.shorter();
    }
    return found;
  }

  private @Nullable Node<T> longestPrefix(String path) {
    Node<T> best = root;
    int hash = 0;
    int limit = Math.min(path.length(), longest);
    for (int i = 0; i < limit; i++) {
      hash = 31 * hash + path.charAt(i);
      int end = i + 1;
      if (end == path.length() || path.charAt(end) == '/') {
        Node<T> node = get(path, end, hash);
        best = node == null ? best : node;
      }
    }
    return best;
  }

  private @Nullable Node<T> get(String path, int end, int hash) {
    List<Node<T>> bucket = buckets.get(slot(hash));
    for (int i = 0; i < bucket.size(); i++) {
      Node<T> node = bucket.get(i);
      if (node.hash() == hash && node.text().length() == end && path.startsWith(node.text())) {
        return node;
      }
    }
    return null;
  }

  private void add(String prefix, List<Found<T>> routes) {
    // The same sum as the walk's, by definition of String.hashCode.
    int hash = prefix.hashCode();
    Node<T> shorter = longestPrefix(prefix);
    buckets
        .get(slot(hash))
        .add(new Node<>(prefix, hash, new Candidates<>(routes, traits), shorter));
  }

  private int slot(int hash) {
    return (hash ^ hash >>> 16) & (buckets.size() - 1);
  }

  private static <T> void put(Map<String, List<Found<T>>> map, String key, Found<T> route) {
    map.computeIfAbsent(key, ignored -> new ArrayList<>(1)).add(route);
  }
}
