// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.route.regex;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Reads the syntax of RE2 into a {@link RegexNode}. Whether it is that syntax is the engine's to
 * say: of anything else what comes out has a meaning of its own, and a size.
 */
final class RegexParser {
  private static final Pattern FLAGS = Pattern.compile("\\(\\?[a-zA-Z-]*\\)");

  private final String text;
  private int at;
  private boolean fold;

  private RegexParser(String text) {
    this.text = text;
  }

  static RegexNode parse(String text) {
    RegexParser parser = new RegexParser(text);
    List<RegexNode> parts = new ArrayList<>();
    while (parser.at < text.length()) {
      parts.add(parser.choice());
      parser.at++; // a parenthesis that nothing opens
    }
    return parts.size() == 1 ? parts.getFirst() : new RegexNode.Sequence(parts);
  }

  private boolean has(String token) {
    return text.startsWith(token, at);
  }

  private RegexNode choice() {
    boolean outer = fold;
    List<RegexNode> options = new ArrayList<>();
    options.add(sequence());
    while (has("|")) {
      at++;
      options.add(sequence());
    }
    fold = outer;
    return options.size() == 1 ? options.getFirst() : new RegexNode.Choice(options);
  }

  private RegexNode sequence() {
    List<RegexNode> parts = new ArrayList<>();
    while (at < text.length() && !has("|") && !has(")")) {
      if (has("\\Q")) {
        quoted(parts);
      } else if (FLAGS.matcher(text).region(at, text.length()).lookingAt()) {
        flags();
      } else {
        parts.add(atom());
      }
      if (!parts.isEmpty()) { // a count is one of the last part, whatever stands between
        parts.add(repeated(parts.removeLast()));
      }
    }
    return parts.size() == 1 ? parts.getFirst() : new RegexNode.Sequence(parts);
  }

  private void quoted(List<RegexNode> parts) {
    int end = text.indexOf("\\E", at);
    String literal = text.substring(at + 2, end < 0 ? text.length() : end);
    literal.chars().forEach(c -> parts.add(one(RegexClasses.of(c))));
    at = end < 0 ? text.length() : end + 2;
  }

  private RegexNode repeated(RegexNode atom) {
    RegexNode node = atom;
    while (at < text.length()) {
      int min;
      int max;
      switch (text.charAt(at)) {
        case '*' -> {
          min = 0;
          max = -1;
        }
        case '+' -> {
          min = 1;
          max = -1;
        }
        case '?' -> {
          min = 0;
          max = 1;
        }
        case '{' -> {
          int end = text.indexOf('}', at);
          String[] counts = end < 0 ? new String[0] : text.substring(at + 1, end).split(",", -1);
          if (!isCount(counts)) {
            return node;
          }
          min = Integer.parseInt(counts[0]);
          max = counts.length == 1 ? min : counts[1].isEmpty() ? -1 : Integer.parseInt(counts[1]);
          at = end;
        }
        default -> {
          return node;
        }
      }
      at++;
      at += has("?") ? 1 : 0; // as few as possible: the same texts
      node = new RegexNode.Repeat(node, min, max);
    }
    return node;
  }

  /** Other braces are literal. */
  private static boolean isCount(String[] counts) {
    return counts.length > 0
        && counts.length <= 2
        && counts[0].matches("\\d{1,6}")
        && (counts.length == 1 || counts[1].matches("\\d{0,6}"));
  }

  private RegexNode atom() {
    char c = text.charAt(at);
    return switch (c) {
      case '(' -> group();
      case '[' -> one(bracket());
      case '.' -> {
        at++;
        yield new RegexNode.One(RegexNode.all());
      }
      case '^', '$' -> {
        at++;
        yield RegexNode.empty();
      }
      case '\\' -> escape();
      default -> {
        at++;
        yield one(RegexClasses.of(c));
      }
    };
  }

  private RegexNode group() {
    at++;
    boolean outer = fold;
    if (has("?P<") || has("?<")) {
      int end = text.indexOf('>', at);
      at = end < 0 ? text.length() : end + 1;
    } else if (has("?")) {
      flags();
    }
    RegexNode inner = choice();
    fold = outer;
    at++;
    return inner;
  }

  /** Flags, up to what ends them: of a group, or of all that follows. */
  private void flags() {
    boolean on = true;
    for (at += has("(") ? 2 : 1; at < text.length() && !has(":") && !has(")"); at++) {
      on &= !has("-");
      fold = has("i") ? on : fold;
    }
    at++;
  }

  private RegexNode escape() {
    at++;
    if (at == text.length()) {
      return RegexNode.empty();
    }
    if ("AbBz".indexOf(text.charAt(at)) >= 0) {
      at++;
      return RegexNode.empty();
    }
    return one(escaped());
  }

  /** What an escape stands for; the place is behind its backslash. */
  private BitSet escaped() {
    char c = text.charAt(at++);
    return switch (c) {
      case 'p', 'P' -> {
        at = has("{") ? Math.max(at, text.indexOf('}', at)) + 1 : at + 1;
        yield RegexNode.all();
      }
      case 'x' -> {
        boolean braced = has("{");
        int end = braced ? Math.max(at, text.indexOf('}', at)) : Math.min(at + 2, text.length());
        String digits = text.substring(braced ? Math.min(at + 1, end) : at, end);
        at = end + (braced ? 1 : 0);
        yield digits.matches("[0-9A-Fa-f]{1,6}")
            ? RegexClasses.of(Integer.parseInt(digits, 16))
            : RegexNode.all();
      }
      case '0', '1', '2', '3', '4', '5', '6', '7' -> {
        int start = at - 1;
        while (at < text.length()
            && at - start < 3
            && text.charAt(at) >= '0'
            && text.charAt(at) < '8') {
          at++;
        }
        yield RegexClasses.of(Integer.parseInt(text.substring(start, at), 8));
      }
      default -> RegexClasses.escaped(c);
    };
  }

  private BitSet bracket() {
    at++;
    boolean negated = has("^");
    at += negated ? 1 : 0;
    BitSet set = new BitSet(RegexNode.ASCII);
    for (boolean first = true; at < text.length() && (first || !has("]")); first = false) {
      int colon = has("[:") ? text.indexOf(":]", at) : -1;
      if (colon >= 0) {
        set.or(RegexClasses.named(text.substring(at + 2, colon)));
        at = colon + 2;
      } else {
        member(set);
      }
    }
    at++;
    BitSet folded = fold ? RegexClasses.folded(set) : set;
    if (negated) {
      folded.flip(0, RegexNode.ASCII);
    }
    return folded;
  }

  private void member(BitSet set) {
    BitSet low = bound();
    if (low.cardinality() == 1 && has("-") && !has("-]")) {
      at++;
      BitSet high = bound();
      set.set(low.nextSetBit(0), Math.max(low.nextSetBit(0), high.length() - 1) + 1);
    } else {
      set.or(low);
    }
  }

  /** Beyond ASCII there is a range at most that begins within it. */
  private BitSet bound() {
    char c = at < text.length() ? text.charAt(at++) : ']';
    if (c == '\\' && at < text.length()) {
      return escaped();
    }
    return c < RegexNode.ASCII ? RegexClasses.of(c) : RegexClasses.beyond();
  }

  private RegexNode one(BitSet set) {
    return new RegexNode.One(fold ? RegexClasses.folded(set) : set);
  }
}
