// SPDX-License-Identifier: Apache-2.0
package dev.facet.schema.secret;

import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Covers secrets in what is quoted of a file: the literal value of a parameter or header whose name
 * announces one. Every character becomes a star, so that places stay what they are; expressions in
 * braces are no values and stay.
 */
public final class QuotedSecrets {
  private static final Pattern PARAMETER =
      Pattern.compile("[?&;](?<name>[^=&;#?\"'\\s{}]+)=(?<value>[^&;#\"'\\s]+)");

  private static final String STRING = "\"(?<%s>(?:[^\"\\\\\\r\\n]|\\\\.)*+)\"";
  private static final String NAME = "\\bname\\s*:\\s*" + STRING.formatted("name");
  private static final String VALUE = "\\bvalue\\s*:\\s*" + STRING.formatted("value");
  private static final Pattern NAME_FIRST = Pattern.compile(NAME + "[\\s,]*" + VALUE);
  private static final Pattern VALUE_FIRST = Pattern.compile(VALUE + "[\\s,]*" + NAME);
  private static final Pattern EXPRESSION = Pattern.compile("\\{[^{}]*}");

  private QuotedSecrets() {}

  /** The text, as long as before. */
  public static String covered(String text) {
    StringBuilder covered = new StringBuilder(text);
    cover(PARAMETER.matcher(text), covered);
    cover(NAME_FIRST.matcher(text), covered);
    cover(VALUE_FIRST.matcher(text), covered);
    return covered.toString();
  }

  private static void cover(Matcher found, StringBuilder covered) {
    while (found.find()) {
      if (SecretNames.announcesEncoded(found.group("name"))) {
        cover(found, found.start("value"), covered);
      }
    }
  }

  private static void cover(MatchResult found, int start, StringBuilder covered) {
    String value = found.group("value");
    Matcher expressions = EXPRESSION.matcher(value);
    int from = 0;
    while (expressions.find()) {
      star(covered, start + from, start + expressions.start());
      from = expressions.end();
    }
    star(covered, start + from, start + value.length());
  }

  private static void star(StringBuilder covered, int start, int end) {
    for (int i = start; i < end; i++) {
      if (!Character.isWhitespace(covered.charAt(i))) {
        covered.setCharAt(i, '*');
      }
    }
  }
}
