// SPDX-License-Identifier: Apache-2.0
package dev.facet.http;

import java.util.Locale;
import java.util.Set;

/** Names of headers (RFC 9110, section 5.1). */
public final class FieldNames {
  /** The longest name that is given by the gateway, in characters; most servers take no longer. */
  private static final int MAX_LENGTH = 256;

  private static final Set<String> SELECTIVE =
      Set.of(
          "if-match",
          "if-modified-since",
          "if-none-match",
          "if-range",
          "if-unmodified-since",
          "range");

  private FieldNames() {}

  /**
   * Whether a name can be mistaken for another: services that read headers as CGI does cannot tell
   * {@code x_user} from {@code x-user}, so that names with an underscore end at the gateway.
   */
  public static boolean isAmbiguous(String name) {
    return name.indexOf('_') >= 0;
  }

  /** Whether a name can be sent: a token, no longer than {@value #MAX_LENGTH} characters. */
  public static boolean isName(String name) {
    return name.length() <= MAX_LENGTH && Tokens.isToken(name);
  }

  /** Whether a header of this name reaches those further in: a name, and not ambiguous. */
  public static boolean isUsable(String name) {
    return isName(name) && !isAmbiguous(name);
  }

  /**
   * Whether a header of this name, in any case, says how a message is sent over one connection: it
   * is hop-by-hop, or Content-Length, which follows from the body. Whoever sends the message on
   * makes it anew, so that nobody else gives it.
   */
  public static boolean isFraming(String name) {
    return ConnectionHeaders.isHopByHop(name) || name.equalsIgnoreCase("content-length");
  }

  /**
   * Whether a header of this name, in any case, asks for a part of a response, or for none where a
   * condition holds (RFC 9110, sections 13.1 and 14.2). It speaks of one resource, as the client
   * knows it, so that it is no use to other requests.
   */
  public static boolean isSelective(String name) {
    return SELECTIVE.contains(name.toLowerCase(Locale.ROOT));
  }
}
