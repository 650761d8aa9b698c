// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.plugin.transform.headers;

import dev.facet.server.plugin.Exchange;
import dev.facet.server.value.ValueTemplate;
import io.vertx.core.MultiMap;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Changes to the headers of one message, with the values that one request gave. */
final class HeaderEdits {
  private final HeaderEditsConfig config;
  private final List<Line> set;
  private final List<Line> add;

  private record Line(String name, @Nullable String value) {}

  private HeaderEdits(HeaderEditsConfig config, List<Line> set, List<Line> add) {
    this.config = config;
    this.set = set;
    this.add = add;
  }

  /**
   * The changes for a request.
   *
   * @param direction for what a client is told
   * @throws dev.facet.server.plugin.ProblemException where a value cannot stand in a header
   */
  static HeaderEdits of(HeaderEditsConfig config, String direction, Exchange exchange) {
    return new HeaderEdits(
        config,
        lines(config.set(), direction + ".set.", exchange),
        lines(config.add(), direction + ".add.", exchange));
  }

  private static List<Line> lines(Map<String, ValueTemplate> values, String at, Exchange exchange) {
    List<Line> lines = new ArrayList<>(values.size());
    values.forEach((name, template) -> {
      lines.add(new Line(name, template.inHeader(at + name, exchange)));
    });
    return lines;
  }

  /** Makes the changes. What has no value is removed: a client's own must not stand in for it. */
  void apply(MultiMap headers) {
    config.remove().forEach(headers::remove);
    config.rename().forEach((from, to) -> rename(headers, from, to));
    set.forEach(line -> set(headers, line));
    for (Line line : add) {
      String value = line.value();
      if (value != null) {
        headers.add(line.name(), value);
      }
    }
  }

  /**
   * The same in an interim response, which announces some of the response's headers: those that are
   * not there are not added.
   */
  void applyToInterim(MultiMap headers) {
    config.remove().forEach(headers::remove);
    config.rename().forEach((from, to) -> rename(headers, from, to));
    for (Line line : set) {
      if (headers.contains(line.name())) {
        set(headers, line);
      }
    }
  }

  private static void set(MultiMap headers, Line line) {
    String value = line.value();
    if (value == null) {
      headers.remove(line.name());
    } else {
      headers.set(line.name(), value);
    }
  }

  /** Every line stays a line of its own. */
  private static void rename(MultiMap headers, String from, String to) {
    if (headers.contains(from)) {
      List<String> lines = headers.getAll(from);
      headers.remove(from);
      headers.set(to, lines);
    }
  }
}
