// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.route.regex;

import com.google.re2j.PatternSyntaxException;
import java.util.regex.Pattern;

/** Says what is wrong with a regular expression. */
final class RegexWords {
  private static final Pattern LOOK_AROUND = Pattern.compile("\\(\\?<?[=!]");
  private static final Pattern BACK_REFERENCE = Pattern.compile("\\\\[1-9k]");
  private static final Pattern POSSESSIVE = Pattern.compile("[*+?}]\\+|\\(\\?>");
  private static final Pattern GLOB = Pattern.compile("(^|[/|(])\\*");

  private RegexWords() {}

  static InvalidRegexException rejection(String text, PatternSyntaxException invalid) {
    String fault = fault(invalid);
    return new InvalidRegexException(text, "a regular expression of RE2; " + fault, hint(text));
  }

  private static String fault(PatternSyntaxException invalid) {
    String description = invalid.getDescription();
    if (description.contains("internal error")) { // what the engine says of one ) too many
      return "a closing ) has no opening one";
    }
    String place = invalid.getPattern();
    return place.isEmpty() ? description : description + " at " + place;
  }

  private static String hint(String text) {
    if (LOOK_AROUND.matcher(text).find() || BACK_REFERENCE.matcher(text).find()) {
      return "look-arounds and back-references are not there, since no engine runs them in linear"
          + " time: tell routes apart by their precedence";
    }
    if (POSSESSIVE.matcher(text).find()) {
      return "nothing backtracks here: write * and + without a second +";
    }
    return GLOB.matcher(text).find() ? "did you mean \".*\" in place of \"*\"?" : "";
  }
}
