// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.route.regex;

import java.util.BitSet;
import java.util.List;
import java.util.Optional;

/** What all texts that a regular expression takes begin and end with, and one of them. */
final class RegexEnds {
  private RegexEnds() {}

  /** How all begin; empty where that is not told. */
  static String beginning(RegexNode node) {
    return read(node, false).text();
  }

  /** How all end; empty where that is not told. */
  static String ending(RegexNode node) {
    return read(node, true).text();
  }

  /**
   * A fixed piece.
   *
   * @param text the piece
   * @param whole whether nothing else belongs to it
   */
  private record Fixed(String text, boolean whole) {}

  private static Fixed read(RegexNode node, boolean backwards) {
    return switch (node) {
      case RegexNode.One(var set) ->
          set.cardinality() == 1
              ? new Fixed(Character.toString(set.nextSetBit(0)), true)
              : new Fixed("", false);
      case RegexNode.Sequence(var parts) -> sequence(parts, backwards);
      case RegexNode.Choice(var options) -> choice(options, backwards);
      case RegexNode.Repeat(var part, int min, int max) -> {
        Fixed one = min == 0 ? new Fixed("", false) : read(part, backwards);
        yield one.whole()
            ? new Fixed(one.text().repeat(min), min == max)
            : new Fixed(one.text(), false);
      }
    };
  }

  private static Fixed sequence(List<RegexNode> parts, boolean backwards) {
    String text = "";
    for (RegexNode part : backwards ? parts.reversed() : parts) {
      Fixed next = read(part, backwards);
      text = backwards ? next.text() + text : text + next.text();
      if (!next.whole()) {
        return new Fixed(text, false);
      }
    }
    return new Fixed(text, true);
  }

  private static Fixed choice(List<RegexNode> options, boolean backwards) {
    Fixed shared = read(options.getFirst(), backwards);
    for (RegexNode option : options) {
      Fixed next = read(option, backwards);
      String common = common(shared.text(), next.text(), backwards);
      boolean whole = shared.whole() && next.equals(shared);
      shared = new Fixed(common, whole);
    }
    return shared;
  }

  private static String common(String one, String other, boolean backwards) {
    int length = 0;
    while (length < Math.min(one.length(), other.length())) {
      int at = backwards ? one.length() - 1 - length : length;
      int there = backwards ? other.length() - 1 - length : length;
      if (one.charAt(at) != other.charAt(there)) {
        break;
      }
      length++;
    }
    return backwards ? one.substring(one.length() - length) : one.substring(0, length);
  }

  /** The longest text that all hold somewhere, as far as that is told; empty for none. */
  static String within(RegexNode node) {
    return switch (node) {
      case RegexNode.One _ -> beginning(node);
      case RegexNode.Choice _ -> "";
      case RegexNode.Repeat(var part, int min, _) -> min == 0 ? "" : within(part);
      case RegexNode.Sequence(var parts) -> {
        String longest = "";
        String run = "";
        for (RegexNode part : parts) {
          Fixed next = read(part, false);
          run += next.text();
          longest = longer(longer(longest, run), within(part));
          run = next.whole() ? run : ending(part);
        }
        yield longer(longest, run);
      }
    };
  }

  private static String longer(String one, String other) {
    return other.length() > one.length() ? other : one;
  }

  /** A short text; empty where the tree takes none. What it is made of is letters if it may be. */
  static Optional<String> sample(RegexNode node) {
    return switch (node) {
      case RegexNode.One(var set) -> letter(set);
      case RegexNode.Sequence(var parts) -> samples(parts);
      case RegexNode.Choice(var options) ->
          options.stream().flatMap(option -> sample(option).stream()).findFirst();
      case RegexNode.Repeat(var part, int min, int max) ->
          max == 0 ? Optional.of("") : sample(part).map(one -> one.repeat(Math.max(min, 1)));
    };
  }

  private static Optional<String> samples(List<RegexNode> parts) {
    StringBuilder text = new StringBuilder();
    for (RegexNode part : parts) {
      Optional<String> next = sample(part);
      if (next.isEmpty()) {
        return next;
      }
      text.append(next.get());
    }
    return Optional.of(text.toString());
  }

  private static Optional<String> letter(BitSet set) {
    for (char first : new char[] {'x', 'X', '0', '-', '!'}) {
      int c = set.nextSetBit(first);
      if (c > 0 && c < 0x7f) {
        return Optional.of(Character.toString(c));
      }
    }
    return Optional.empty();
  }
}
