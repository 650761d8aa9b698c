// SPDX-License-Identifier: Apache-2.0
package dev.facet.schema.sdl;

import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * A regular expression that strings match as a whole. Matching goes back and forth, at worst for a
 * time that doubles with each character of the string. So a string may have no more than {@value
 * #MAX_LENGTH} characters, and a match may look at {@value #MAX_STEPS}, the same ones again
 * included; a string beyond that does not match.
 */
public final class StringPattern {
  /** Length of the longest string that can match, in UTF-16 code units. */
  public static final int MAX_LENGTH = 1_000;

  /** How many characters one match looks at, those it looks at again counted again. */
  public static final int MAX_STEPS = 50_000;

  private final Pattern pattern;

  /**
   * A pattern of Java's regular expressions.
   *
   * @throws PatternSyntaxException where it is malformed
   */
  public StringPattern(String source) {
    this.pattern = Pattern.compile(source);
  }

  /** As it was written. */
  public String source() {
    return pattern.pattern();
  }

  /** Whether a string matches. */
  public boolean matches(String text) {
    if (text.length() > MAX_LENGTH) {
      return false;
    }
    try {
      return pattern.matcher(new Counted(text)).matches();
    } catch (TooManyStepsException | StackOverflowError _) {
      return false;
    }
  }

  private static final class TooManyStepsException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    TooManyStepsException() {
      super(null, null, false, false);
    }
  }

  /** A string that counts how often its characters are looked at. */
  private static final class Counted implements CharSequence {
    private final String text;
    private int steps;

    Counted(String text) {
      this.text = text;
    }

    @Override
    public char charAt(int index) {
      if (++steps > MAX_STEPS) {
        throw new TooManyStepsException();
      }
      return text.charAt(index);
    }

    @Override
    public int length() {
      return text.length();
    }

    @Override
    public CharSequence subSequence(int start, int end) {
      return text.subSequence(start, end);
    }

    @Override
    public String toString() {
      return text;
    }
  }
}
