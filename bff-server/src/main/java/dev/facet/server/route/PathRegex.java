// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.route;

import dev.facet.server.route.regex.InvalidRegexException;
import dev.facet.server.route.regex.LinearRegex;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Paths that a regular expression matches, each as a whole and in {@link MatchForm}. It counts as a
 * prefix as long as the whole segments that all its paths begin with, and is only run for paths
 * that begin and end as all its paths do.
 */
public final class PathRegex implements PathPattern {
  private static final Pattern ENCODED = Pattern.compile("%([0-9A-Fa-f]{2})");

  private final LinearRegex regex;
  private final String fixed;

  private PathRegex(LinearRegex regex) {
    this.regex = regex;
    String beginning = regex.beginning();
    this.fixed = beginning.substring(0, Math.max(beginning.lastIndexOf('/'), 0));
  }

  /**
   * Reads a regular expression.
   *
   * @throws InvalidRegexException where it is none, or no path could ever match
   */
  public static PathRegex regex(String text) {
    LinearRegex regex = LinearRegex.parse(text);
    checkBeginning(text, regex);
    checkCharacters(text);
    return new PathRegex(regex);
  }

  private static void checkBeginning(String text, LinearRegex regex) {
    String beginning = regex.beginning();
    if (!beginning.isEmpty() && beginning.charAt(0) != '/') {
      String plain = text.startsWith("^") ? text.substring(1) : text;
      throw new InvalidRegexException(
          text,
          "the whole path, which begins with a slash",
          "did you mean \"" + (plain.startsWith("\\.") ? ".*" : "/") + plain + "\"?");
    }
  }

  private static void checkCharacters(String text) {
    if (!text.chars().allMatch(c -> c > ' ' && c < 0x7f)) {
      throw new InvalidRegexException(
          text,
          "visible ASCII: what is beyond is percent-encoded in paths",
          "did you mean \"" + PathHint.encoded(text) + "\"?");
    }
    Matcher encoded = ENCODED.matcher(text);
    while (encoded.find()) {
      String form = MatchForm.of("/" + encoded.group()).substring(1);
      if (!form.equals(encoded.group())) {
        throw new InvalidRegexException(
            text,
            "what paths are compared in: " + form + " for " + encoded.group(),
            "did you mean \"" + text.replace(encoded.group(), form) + "\"?");
      }
    }
  }

  @Override
  public String fixed() {
    return fixed;
  }

  /** How every path ends that matches; empty where that is not known. */
  public String ending() {
    return regex.ending();
  }

  /** What one character of a path costs at most, in units of {@link LinearRegex#work}. */
  public long work() {
    return regex.work(1);
  }

  /** The expression. */
  LinearRegex regex() {
    return regex;
  }

  /** Whether certainly no path matches both. */
  boolean isApartFrom(PathRegex other) {
    return !regex.mayMeet(other.regex);
  }

  /** A path that both match, in {@link MatchForm}; empty where none is known. */
  public Optional<String> meeting(PathRegex other) {
    return regex.meeting(other.regex);
  }

  /** A path that matches, in {@link MatchForm}; empty where none is known. */
  public Optional<String> sample() {
    return regex.sample().filter(path -> path.startsWith("/"));
  }

  @Override
  public List<String> variables() {
    return regex.groups();
  }

  @Override
  public List<String> capture(String path) {
    String form = MatchForm.of(path);
    int[] spans = regex.spans(form);
    int[] places = form.equals(path) ? new int[0] : MatchForm.places(path);
    if (spans.length == 0) {
      return Collections.nCopies(variables().size(), "");
    }
    List<String> values = new ArrayList<>(spans.length / 2);
    for (int i = 0; i < spans.length; i += 2) {
      values.add(spans[i] < 0 ? "" : piece(path, places, spans[i], spans[i + 1]));
    }
    return values;
  }

  private static String piece(String path, int[] places, int start, int end) {
    return places.length == 0
        ? path.substring(start, end)
        : path.substring(places[start], Math.max(places[start], places[end]));
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof PathRegex path && path.regex.equals(regex);
  }

  @Override
  public int hashCode() {
    return regex.hashCode();
  }

  @Override
  public String label() {
    return "regex:" + regex.source();
  }

  /** The expression, as it is written. */
  @Override
  public String toString() {
    return regex.source();
  }
}
