// SPDX-License-Identifier: Apache-2.0
package dev.facet.http;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One hop in a Forwarded header (RFC 7239 section 4).
 *
 * @param node what {@code for} says, unquoted: an address, an obfuscated name, or empty for nothing
 * @param host what {@code host} says; null for nothing
 * @param proto what {@code proto} says; null for nothing
 */
public record ForwardedElement(String node, @Nullable String host, @Nullable String proto) {
  private static final ForwardedElement NOTHING = new ForwardedElement("", null, null);

  /**
   * Reads all hops, first to last. One that cannot be read makes the whole unusable, since the
   * others' places are not certain any more.
   *
   * @return empty where there is none or one cannot be read
   */
  public static List<ForwardedElement> parse(List<String> lines) {
    List<ForwardedElement> elements = new ArrayList<>();
    for (String line : lines) {
      if (!readInto(elements, new FieldScanner(line))) {
        return List.of();
      }
    }
    return elements;
  }

  private static boolean readInto(List<ForwardedElement> elements, FieldScanner line) {
    do {
      ForwardedElement element = NOTHING;
      do {
        element = element.withPair(line);
        if (element == null) {
          return false;
        }
        line.space();
      } while (line.take(';'));
      elements.add(element);
    } while (line.take(',') && !line.atEnd());
    return line.atEnd();
  }

  /** This hop with the pair that comes next; null where that is none. */
  private @Nullable ForwardedElement withPair(FieldScanner line) {
    line.space();
    String name = line.token().toLowerCase(Locale.ROOT);
    String value = !name.isEmpty() && line.take('=') ? line.value() : null;
    if (value == null || value.isEmpty()) {
      return null;
    }
    return switch (name) {
      case "for" -> new ForwardedElement(value, host, proto);
      case "host" -> new ForwardedElement(node, value, proto);
      case "proto" -> new ForwardedElement(node, host, value);
      default -> this; // by, and extensions, say nothing of the client
    };
  }

  /**
   * Writes a hop of which nothing is known but its node.
   *
   * @param node an address; an IPv6 one may be bare, and is written in brackets and quotes (section
   *     6)
   */
  public static StringBuilder appendNode(StringBuilder out, String node) {
    out.append("for=");
    boolean bareIpV6 = !node.startsWith("[") && node.indexOf(':') != node.lastIndexOf(':');
    return bareIpV6 ? out.append("\"[").append(node).append("]\"") : appendValue(out, node);
  }

  /** Writes a hop. */
  public static StringBuilder append(StringBuilder out, String node, String host, String proto) {
    appendValue(appendNode(out, node).append(";host="), host);
    return appendValue(out.append(";proto="), proto);
  }

  /** A token as it is, anything else as a quoted string (RFC 9110, section 5.6.4). */
  private static StringBuilder appendValue(StringBuilder out, String value) {
    if (Tokens.isToken(value)) {
      return out.append(value);
    }
    out.append('"');
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (c == '"' || c == '\\') {
        out.append('\\');
      }
      out.append(c);
    }
    return out.append('"');
  }
}
