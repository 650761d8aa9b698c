// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.route;

import dev.facet.server.route.regex.InvalidRegexException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What was probably meant by text that is no {@link PathPattern}: other gateways' ways to write.
 */
final class PathHint {
  private static final Pattern ORIGIN = Pattern.compile("^[A-Za-z]+://[^/?#]*");
  private static final Pattern BEHIND_PATH = Pattern.compile("[?#].*", Pattern.DOTALL);
  private static final Pattern PARAMETERS = Pattern.compile(";[^/]*");
  private static final Pattern EXPRESSION = Pattern.compile("\\{([A-Za-z_][A-Za-z0-9_]*):[^/]*}");

  /** Characters in brackets; an alternative in parentheses. */
  private static final Pattern CLASS = Pattern.compile("\\[[^]]*]|\\([^)]*\\|");

  /** What nginx writes before an expression. */
  private static final Pattern MODIFIER = Pattern.compile("^~\\*?\\s*");

  private static final Pattern STARS_AT_END = Pattern.compile("/?\\*+$");
  private static final Pattern STAR = Pattern.compile("(?<=/)\\*(?=/)");
  private static final Pattern SLASHES = Pattern.compile("/{2,}");
  private static final Pattern SLASH_BEHIND_NAME = Pattern.compile("(?<=})/$");

  private PathHint() {}

  /** A question for people; empty where nothing is near that could match. */
  static String of(String text) {
    boolean template = EXPRESSION.matcher(text).find();
    return isExpression(text) && !template ? ofExpression(text) : ofPath(text);
  }

  /** Whether it has what paths and templates do not have, and expressions do. */
  private static boolean isExpression(String text) {
    return text.contains(".*")
        || text.contains(".+")
        || text.contains("\\")
        || text.startsWith("^")
        || text.endsWith("$")
        || CLASS.matcher(text).find();
  }

  private static String ofExpression(String text) {
    String plain = MODIFIER.matcher(text).replaceFirst("");
    try {
      PathRegex _ = PathRegex.regex(plain);
      return "did you mean \"regex: " + plain + "\", in place of \"path\"?";
    } catch (InvalidRegexException none) {
      return ofPath(text);
    }
  }

  private static String ofPath(String text) {
    String near = near(text);
    if (near.equals(text)) {
      return "";
    }
    try {
      PathPattern _ = PathPattern.parse(near);
      return "did you mean \"" + near + "\"?";
    } catch (PathPatternException notNear) {
      return "";
    }
  }

  private static String near(String text) {
    String path = BEHIND_PATH.matcher(ORIGIN.matcher(text).replaceFirst("")).replaceFirst("");
    path = EXPRESSION.matcher(PARAMETERS.matcher(path).replaceAll("")).replaceAll("{$1}");
    path = STARS_AT_END.matcher(path).replaceFirst("/*");
    path = STAR.matcher(path).replaceFirst("{name}");
    path = SLASHES.matcher("/" + path).replaceAll("/");
    return encoded(SLASH_BEHIND_NAME.matcher(path).replaceFirst(""));
  }

  /** With what is no visible ASCII percent-encoded. */
  static String encoded(String path) {
    return path.codePoints()
        .mapToObj(c ->
            c > ' ' && c < 0x7f
                ? Character.toString(c)
                : c == ' '
                    ? "%20"
                    : URLEncoder.encode(Character.toString(c), StandardCharsets.UTF_8))
        .collect(Collectors.joining());
  }
}
