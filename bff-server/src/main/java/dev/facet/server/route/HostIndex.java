// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.route;

import dev.facet.server.route.RouteResult.Found;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The routes by host. Hosts are looked up from their last letter to their first, so that one walk
 * meets every wildcard on the way to the whole name, and nothing is copied.
 */
final class HostIndex<T> {
  private final @Nullable Node<T> any;
  private final List<List<Node<T>>> buckets;

  HostIndex(List<Found<T>> routes, RouteTraits<T> traits) {
    Map<String, List<Found<T>>> byHost = new LinkedHashMap<>();
    for (Found<T> route : routes) {
      String host = route.match().host();
      byHost.computeIfAbsent(host == null ? "" : host, ignored -> new ArrayList<>()).add(route);
    }
    List<Found<T>> everywhere = byHost.remove("");
    this.any =
        everywhere == null ? null : new Node<>("", new PathIndex<>(everywhere, traits), null);
    this.buckets = new ArrayList<>();
    int size = byHost.isEmpty() ? 0 : Integer.highestOneBit(byHost.size()) * 4;
    for (int i = 0; i < size; i++) {
      buckets.add(new ArrayList<>(1));
    }
    // Short names first, so that every name finds the next wider wildcard in its place.
    byHost.keySet().stream()
        .sorted(Comparator.comparingInt(HostIndex::wideness))
        .forEach(host -> add(host, new PathIndex<>(byHost.getOrDefault(host, List.of()), traits)));
  }

  /**
   * The routes of one host.
   *
   * @param text the host; a wildcard without its asterisk, so that it starts with a dot
   * @param paths its routes
   * @param wider the next longest wildcard, then the routes for all hosts; null where there are
   *     none
   */
  record Node<T>(String text, PathIndex<T> paths, @Nullable Node<T> wider) {}

  /** The most exact entry for a host; the others follow by {@link Node#wider}. */
  @Nullable Node<T> find(String authority) {
    if (buckets.isEmpty()) {
      return any;
    }
    String host = HostName.ofAuthority(authority);
    return find(host, HostName.endOfHost(host));
  }

  private @Nullable Node<T> find(String host, int end) {
    Node<T> best = any;
    int hash = 0;
    for (int i = end - 1; i >= 0; i--) {
      char c = lower(host.charAt(i));
      hash = 31 * hash + c;
      boolean boundary = c == '.' ? i > 0 : i == 0;
      if (boundary) {
        Node<T> node = get(host, i, end, hash);
        best = node == null ? best : node;
      }
    }
    return best;
  }

  private @Nullable Node<T> get(String host, int start, int end, int hash) {
    List<Node<T>> bucket = buckets.get(slot(hash));
    for (int i = 0; i < bucket.size(); i++) {
      Node<T> node = bucket.get(i);
      int length = node.text().length();
      if (length == end - start && host.regionMatches(true, start, node.text(), 0, length)) {
        return node;
      }
    }
    return null;
  }

  private void add(String host, PathIndex<T> paths) {
    String text = host.startsWith("*.") ? host.substring(1) : host;
    int hash = 0;
    for (int i = text.length() - 1; i >= 0; i--) {
      hash = 31 * hash + text.charAt(i);
    }
    buckets.get(slot(hash)).add(new Node<>(text, paths, find(text, text.length())));
  }

  private int slot(int hash) {
    return (hash ^ hash >>> 16) & (buckets.size() - 1);
  }

  /** Wildcards in the order of their length, before all names. */
  private static int wideness(String host) {
    return host.startsWith("*.") ? host.length() : Integer.MAX_VALUE;
  }

  private static char lower(char c) {
    return c >= 'A' && c <= 'Z' ? (char) (c + ('a' - 'A')) : c;
  }
}
