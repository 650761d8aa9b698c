// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.plugin.transform.status;

import static dev.facet.upstream.config.Require.require;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Which statuses of responses become others.
 *
 * @param map a status, such as {@code "404"}, or a class of them, such as {@code 5xx}, with the
 *     status that takes its place; a status comes before its class
 */
public record StatusConfig(Map<String, Integer> map) {
  private static final Pattern KEY = Pattern.compile("[2-5](?:[0-9]{2}|xx)");
  private static final int MIN_STATUS = 200;
  private static final int MAX_STATUS = 599;

  /** Their bodies are parts or missing, so that they mean nothing under another status. */
  static final Set<Integer> OF_REQUESTS = Set.of(206, 304);

  /** Copies the map and guards. */
  public StatusConfig {
    require(!map.isEmpty(), "map", "nothing", "one status or more");
    map.forEach((from, to) -> {
      require(
          KEY.matcher(from).matches()
              && OF_REQUESTS.stream().noneMatch(one -> from.equals("" + one)),
          "map",
          from,
          "a status of 200 to 599 other than 206 and 304, or 2xx, 3xx, 4xx, 5xx");
      require(
          to >= MIN_STATUS && to <= MAX_STATUS && !OF_REQUESTS.contains(to),
          "map." + from,
          to,
          "200 to 599 other than 206 and 304");
    });
    map = Collections.unmodifiableMap(new LinkedHashMap<>(map));
  }
}
