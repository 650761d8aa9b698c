// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.route.regex;

import java.util.BitSet;
import java.util.function.IntPredicate;

/** Sets of ASCII characters as RE2 names them. */
final class RegexClasses {
  private RegexClasses() {}

  /** One character; none where it is beyond ASCII. */
  static BitSet of(int c) {
    return where(each -> each == c);
  }

  /** The end of a range that ends beyond ASCII. */
  static BitSet beyond() {
    return of(RegexNode.ASCII - 1);
  }

  /** What a letter behind a backslash stands for, or the character itself. */
  static BitSet escaped(char c) {
    return switch (c) {
      case 'd' -> named("digit");
      case 'w' -> named("word");
      case 's' -> where(each -> "\t\n\f\r ".indexOf(each) >= 0);
      case 'D', 'W', 'S' -> {
        BitSet set = escaped(Character.toLowerCase(c));
        set.flip(0, RegexNode.ASCII);
        yield set;
      }
      case 'C' -> RegexNode.all();
      case 'a' -> of(7);
      case 'f' -> of('\f');
      case 'n' -> of('\n');
      case 'r' -> of('\r');
      case 't' -> of('\t');
      case 'v' -> of(11);
      default -> of(c);
    };
  }

  /** A class of POSIX by its name, behind {@code ^} all others; all where it is not known. */
  static BitSet named(String name) {
    if (name.startsWith("^")) {
      BitSet set = named(name.substring(1));
      set.flip(0, RegexNode.ASCII);
      return set;
    }
    return switch (name) {
      case "digit" -> where(c -> c >= '0' && c <= '9');
      case "lower" -> where(c -> c >= 'a' && c <= 'z');
      case "upper" -> where(c -> c >= 'A' && c <= 'Z');
      case "alpha" -> where(RegexClasses::isLetter);
      case "alnum" -> where(c -> isLetter(c) || Character.isDigit(c));
      case "word" -> where(c -> isLetter(c) || Character.isDigit(c) || c == '_');
      case "xdigit" -> where(c -> Character.digit(c, 16) >= 0);
      case "space" -> where(c -> c == ' ' || (c >= '\t' && c <= '\r'));
      case "blank" -> where(c -> c == ' ' || c == '\t');
      case "cntrl" -> where(c -> c < ' ' || c == 0x7f);
      case "graph" -> where(c -> c > ' ' && c < 0x7f);
      case "print" -> where(c -> c >= ' ' && c < 0x7f);
      case "punct" -> where(c -> c > ' ' && c < 0x7f && !isLetter(c) && !Character.isDigit(c));
      default -> RegexNode.all();
    };
  }

  /** With the other case of each letter. */
  static BitSet folded(BitSet set) {
    return where(c -> set.get(c) || (isLetter(c) && set.get(c ^ ' ')));
  }

  private static boolean isLetter(int c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  }

  private static BitSet where(IntPredicate holds) {
    BitSet set = new BitSet(RegexNode.ASCII);
    for (int c = 0; c < RegexNode.ASCII; c++) {
      set.set(c, holds.test(c));
    }
    return set;
  }
}
