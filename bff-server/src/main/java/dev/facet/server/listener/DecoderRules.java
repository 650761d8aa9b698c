// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.listener;

import dev.facet.http.Tokens;
import dev.facet.server.plugin.BrokenRule;
import io.netty.handler.codec.http.ContentLengthNotAllowedException;
import io.netty.handler.codec.http.InvalidLineSeparatorException;
import java.util.Objects;

/**
 * Which rule a request of HTTP/1.1 breaks that cannot be read, out of what the decoder says. Names
 * of fields are told, their values never are.
 */
final class DecoderRules {
  /** How the decoder begins what it says of a name; the name ends it. */
  private static final String NAME = "a header name cannot contain ";

  private static final int MAX_NAME = 64;

  private DecoderRules() {}

  /** The rule; what the decoder says ends with a value, which is left out, behind a colon. */
  static BrokenRule of(Throwable cause) {
    return new BrokenRule(words(cause));
  }

  private static String words(Throwable cause) {
    return switch (cause) {
      case ContentLengthNotAllowedException _ -> "Content-Length beside Transfer-Encoding";
      case InvalidLineSeparatorException _ -> "a line that ends with LF alone";
      default -> {
        String said = Objects.requireNonNullElse(cause.getMessage(), "it is malformed");
        int colon = said.indexOf(':');
        yield said.startsWith(NAME)
            ? "a field name with a character that none may have" + behind(said)
            : colon < 0 ? said : said.substring(0, colon);
      }
    };
  }

  /** As much of a name as is one: what comes behind it may be a value. */
  private static String behind(String said) {
    int start = said.indexOf(": ") + 2;
    int end = start;
    while (end < said.length()
        && end - start < MAX_NAME
        && Tokens.isTokenCharacter(said.charAt(end))) {
      end++;
    }
    return end == start ? "" : ", behind " + said.substring(start, end);
  }
}
