// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.config.decode;

import dev.facet.schema.diagnostic.Diagnostic;
import dev.facet.schema.diagnostic.Suggestion;
import dev.facet.server.config.finding.ConfigCode;
import dev.facet.server.config.finding.ConfigFindings;
import dev.facet.server.config.yaml.ConfigNode;
import dev.facet.server.config.yaml.Place;
import java.util.List;
import java.util.Set;

/** Keys that a record does not have: mistakes, and parts of the design that are not built yet. */
final class UnknownKeys {
  /** More than these are not a help but a page. */
  private static final int LISTED = 12;

  /** Settings that are documented for a later version, as {@link Place#pattern}. */
  private static final Set<String> PLANNED =
      Set.of(
          "stores.redis.onFailure",
          "listeners.management.tls",
          "services.*.openapi",
          "policies.*.concurrency.store",
          "policies.*.rateLimit.cost",
          "policies.*.rateLimit.store",
          "frontends.*.limits.batch",
          "routes[].documents",
          "routes[].files",
          "routes[].operation");

  private UnknownKeys() {}

  /**
   * Reports every key that is not known.
   *
   * @param homes where keys stand in the record that all of it is read as
   * @return whether one of them belongs to a later version, so that the record is not judged as if
   *     it were meant for this one
   */
  static boolean report(
      ConfigNode.Mapping mapping,
      RecordShape<?> shape,
      Place place,
      KeyHomes homes,
      ConfigFindings findings) {
    List<String> known = shape.keys();
    boolean planned = false;
    for (var entry : mapping.entries().entrySet()) {
      if (!shape.has(entry.getKey())) {
        Place below = place.key(entry.getKey(), entry.getValue().key());
        boolean later = PLANNED.contains(below.pattern());
        findings.error(
            below.path(),
            later ? later(entry.getKey(), below) : unknown(below, shape, homes, entry.getKey()));
        planned |= later;
        // What is misspelt is there: neither it nor what depends on it is missing.
        Suggestion.nearest(begun(entry.getKey()), known)
            .filter(meant -> !mapping.entries().containsKey(meant))
            .ifPresent(meant -> findings.broken(Place.join(place.path(), meant)));
      }
    }
    return planned;
  }

  private static Diagnostic.Error later(String key, Place place) {
    String message = key + ": not available in this version";
    return new Diagnostic.Error(ConfigCode.NOT_AVAILABLE, message, place.heading())
        .hinted("remove the key");
  }

  private static Diagnostic.Error unknown(
      Place place, RecordShape<?> shape, KeyHomes homes, String key) {
    List<String> known = shape.keys();
    String near = Suggestion.hint(key, known);
    String list = "known keys: " + String.join(", ", known);
    boolean listed = known.size() <= LISTED;
    String name = begun(key);
    String value = key.substring(name.length()).replaceFirst("^[:=\\s]*", "");
    String first =
        known.contains(name)
            ? "write a colon and a space behind it: " + (name + ": " + value).strip()
            : near.isEmpty() ? elsewhere(key, homes, place) : near;
    String hint = known.contains(name) ? first : (first + " " + (listed ? list : "")).strip();
    return new Diagnostic.Error(
            ConfigCode.UNKNOWN_KEY, "unknown key \"" + key + "\"", place.heading())
        .hinted(hint);
  }

  /** The key that was probably begun, where what follows became a part of it. */
  private static String begun(String key) {
    return key.replaceFirst("[:=\\s{\\[].*", "");
  }

  /** Where a key of this name belongs; empty where none does. */
  private static String elsewhere(String key, KeyHomes known, Place place) {
    if (key.matches("\\d{3}")) {
      return "write numbers without commas.";
    }
    List<String> homes = known.of(key, place.pattern());
    if (homes.isEmpty()) {
      return "";
    }
    String first = homes.getFirst();
    boolean item = homes.size() == 1 && first.endsWith("[]");
    String list = item ? first.substring(first.lastIndexOf('.') + 1, first.length() - 2) : "";
    String example = item ? ", such as " + list + ": [{ " + key + ": … }]" : "";
    return "\"" + key + "\" belongs under " + String.join(" or ", homes) + example + ".";
  }
}
