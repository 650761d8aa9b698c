// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.route.regex;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A regular expression of RE2's syntax, compared with a text as a whole, in time that grows with
 * the length of the text and never with its powers. Equal where the source is.
 */
public final class LinearRegex {
  /** How long one may be, in characters. */
  public static final int MAX_LENGTH = 1_000;

  /**
   * How many instructions one may have, each of which may run for every character of a text: 8 KiB
   * are some 25 ms then, where all of them do.
   */
  public static final int MAX_PROGRAM = 500;

  /** What one character costs by itself, in instructions. */
  private static final int OF_CHARACTER = 8;

  private final String source;
  private final Pattern pattern;
  private final RegexNode node;
  private final String beginning;
  private final String ending;
  private final String within;
  private final int size;
  private final List<String> groups;
  private final int[] places;

  private LinearRegex(String source, Pattern pattern, RegexNode node) {
    this.source = source;
    this.pattern = pattern;
    this.node = node;
    this.size = pattern.programSize();
    Map<String, Integer> named = groups(pattern);
    this.groups = List.copyOf(named.keySet());
    this.places = named.values().stream().mapToInt(Integer::intValue).toArray();
    this.beginning = RegexEnds.beginning(node);
    this.ending = RegexEnds.ending(node);
    String longest = RegexEnds.within(node);
    this.within = beginning.contains(longest) || ending.contains(longest) ? "" : longest;
  }

  /**
   * Reads one.
   *
   * @throws InvalidRegexException where it is none, longer than {@link #MAX_LENGTH} or more than
   *     {@link #MAX_PROGRAM} instructions
   */
  public static LinearRegex parse(String text) {
    if (text.isEmpty() || text.length() > MAX_LENGTH) {
      throw new InvalidRegexException(text, "1 to " + MAX_LENGTH + " characters", "");
    }
    RegexNode node = RegexParser.parse(text);
    if (node.size() > 4L * MAX_PROGRAM) { // else the engine would first make all of it
      throw tooComplex(text, "thousands");
    }
    Pattern pattern;
    try {
      pattern = Pattern.compile(text);
    } catch (PatternSyntaxException invalid) {
      throw RegexWords.rejection(text, invalid);
    }
    if (pattern.programSize() > MAX_PROGRAM) {
      throw tooComplex(text, "" + pattern.programSize());
    }
    checkAnchors(text);
    return new LinearRegex(text, pattern, node);
  }

  /** Elsewhere {@code ^/api} takes all that begins so; here it would be one text. */
  private static void checkAnchors(String text) {
    if (text.startsWith("^") && !text.endsWith("$") && !text.endsWith(".*")) {
      throw new InvalidRegexException(
          text,
          "one for the whole; this one has ^ and no $",
          "write \"" + text.substring(1) + ".*\" for all that begins so, or leave the ^ out");
    }
  }

  private static InvalidRegexException tooComplex(String text, String found) {
    return new InvalidRegexException(
        text,
        "up to " + MAX_PROGRAM + " instructions once it is compiled; this one has " + found,
        "write smaller counts in {…}, or several routes");
  }

  /** As it is written. */
  public String source() {
    return source;
  }

  /** Whether a text as a whole matches. */
  public boolean matches(String text) {
    return mayMatch(text) && pattern.matches(text);
  }

  /** Whether a text has all that every text has which matches: told without the engine. */
  public boolean mayMatch(String text) {
    return text.startsWith(beginning)
        && text.endsWith(ending)
        && (within.isEmpty() || text.contains(within));
  }

  /**
   * How much there is to be done at most to compare a text: instructions for every character, some
   * 6 ns each.
   *
   * @param length of the text, in characters
   */
  public long work(int length) {
    return (long) (size + OF_CHARACTER) * length;
  }

  /** How every text begins that matches; empty where that is not known. */
  public String beginning() {
    return beginning;
  }

  /** How every text of ASCII ends that matches; empty where that is not known. */
  public String ending() {
    return ending;
  }

  /**
   * Whether some text of printable ASCII may match both: where it may not, that is certain. Cheap
   * where the two begin or end apart.
   */
  public boolean mayMeet(LinearRegex other) {
    boolean begin = beginning.startsWith(other.beginning) || other.beginning.startsWith(beginning);
    boolean end = ending.endsWith(other.ending) || other.ending.endsWith(ending);
    return begin
        && end
        && (!RegexMeeting.isFeasible(automaton(), other.automaton())
            || RegexMeeting.of(automaton(), other.automaton()).isPresent());
  }

  /** A text that both match; empty where none is known. */
  public Optional<String> meeting(LinearRegex other) {
    return RegexMeeting.isFeasible(automaton(), other.automaton())
        ? RegexMeeting.of(automaton(), other.automaton())
            .filter(text -> matches(text) && other.matches(text))
        : Optional.empty();
  }

  private RegexAutomaton automaton() {
    return new RegexAutomaton(node);
  }

  /** A text that matches; empty where none is known. */
  public Optional<String> sample() {
    return RegexEnds.sample(node).filter(this::matches);
  }

  private static Map<String, Integer> groups(Pattern pattern) {
    Map<String, Integer> groups = new LinkedHashMap<>();
    for (int i = 1; i <= pattern.groupCount(); i++) {
      groups.put("" + i, i);
    }
    groups.putAll(new TreeMap<>(pattern.namedGroups()));
    return groups;
  }

  /** What groups are called: their number from 1 on and, behind all of these, names. */
  public List<String> groups() {
    return groups;
  }

  /**
   * Where groups stand in a text.
   *
   * @return the first character and the one behind the last for each of {@link #groups}, both -1
   *     for one that takes no part; empty where the text does not match
   */
  public int[] spans(String text) {
    Matcher matcher = pattern.matcher(text);
    if (!matcher.matches()) {
      return new int[0];
    }
    int[] spans = new int[places.length * 2];
    for (int i = 0; i < places.length; i++) {
      spans[2 * i] = matcher.start(places[i]);
      spans[2 * i + 1] = matcher.end(places[i]);
    }
    return spans;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof LinearRegex regex && regex.source.equals(source);
  }

  @Override
  public int hashCode() {
    return source.hashCode();
  }

  /** As it is written. */
  @Override
  public String toString() {
    return source;
  }
}
