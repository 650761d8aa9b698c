// SPDX-License-Identifier: Apache-2.0
package dev.facet.passthrough;

import dev.facet.http.FieldLists;
import dev.facet.http.Tokens;
import io.vertx.core.http.HttpHeaders;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The trace that the gateway leaves in Via (RFC 9110 section 7.6.3), and finds again where a
 * request runs in a circle.
 */
final class Via {
  /** The header's name. */
  static final CharSequence NAME = HttpHeaders.createOptimized("via");

  private final String pseudonym;
  private final String http11;

  /**
   * The gateway's own mark.
   *
   * @param pseudonym a token, other than that of any gateway before or behind this one
   */
  Via(String pseudonym) {
    if (!Tokens.isToken(pseudonym)) {
      throw new IllegalArgumentException("pseudonym: " + pseudonym + " (expected: a token)");
    }
    this.pseudonym = pseudonym;
    this.http11 = "1.1 " + pseudonym;
  }

  /** What the gateway calls itself. */
  String pseudonym() {
    return pseudonym;
  }

  /**
   * The header with the gateway's mark at its end.
   *
   * @param before the header so far; null for none
   * @param protocol the version in which the message was received
   * @throws ForwardingLoopException where the mark is there already
   */
  String continued(@Nullable String before, String protocol) {
    if (before != null && isMarked(before)) {
      throw new ForwardingLoopException(before);
    }
    return appended(before, protocol);
  }

  /** The header with the gateway's mark at its end, for a response. */
  String appended(@Nullable String before, String protocol) {
    String mark = protocol.equals("1.1") ? http11 : protocol + " " + pseudonym;
    return before == null || before.isBlank() ? mark : before + ", " + mark;
  }

  private boolean isMarked(String via) {
    for (String hop : FieldLists.members(List.of(via))) {
      String[] words = hop.split("[ \t]+", 3);
      if (words.length > 1 && words[1].equalsIgnoreCase(pseudonym)) {
        return true;
      }
    }
    return false;
  }
}
