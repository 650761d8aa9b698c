// SPDX-License-Identifier: Apache-2.0
package dev.facet.passthrough;

import static dev.facet.http.ForwardedNames.FORWARDED;
import static dev.facet.http.ForwardedNames.X_FORWARDED_FOR;
import static dev.facet.http.ForwardedNames.X_FORWARDED_HOST;
import static dev.facet.http.ForwardedNames.X_FORWARDED_PORT;
import static dev.facet.http.ForwardedNames.X_FORWARDED_PREFIX;
import static dev.facet.http.ForwardedNames.X_FORWARDED_PROTO;

import dev.facet.http.FieldLists;
import dev.facet.http.ForwardedElement;
import io.vertx.core.MultiMap;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the service is told of the client and of the hops before it: X-Forwarded-For, -Host, -Proto,
 * -Port and -Prefix, and Forwarded (RFC 7239). Both spellings always say the same. What a trusted
 * peer says is continued; from any other peer it starts anew with the peer.
 */
final class ForwardedHeaders {
  private ForwardedHeaders() {}

  /** Whether {@link #write} writes this header, so that the old one is not to be copied. */
  static boolean isWritten(String name) {
    return switch (name.length()) {
      case 9 -> name.equalsIgnoreCase("forwarded");
      case 15 -> name.equalsIgnoreCase("x-forwarded-for");
      case 16 ->
          name.equalsIgnoreCase("x-forwarded-host") || name.equalsIgnoreCase("x-forwarded-port");
      case 17 -> name.equalsIgnoreCase("x-forwarded-proto");
      case 18 -> name.equalsIgnoreCase("x-forwarded-prefix");
      default -> false;
    };
  }

  /**
   * Adds the headers.
   *
   * @param prefix what the gateway strips of the path; empty for nothing
   * @param out where none of them is yet
   */
  static void write(ForwardRequest request, String prefix, MultiMap out) {
    if (request.trustedPeer()) {
      proceed(request, prefix, out);
      return;
    }
    String peer = bare(request.peer());
    out.add(X_FORWARDED_FOR, peer);
    out.add(X_FORWARDED_HOST, request.authority());
    out.add(X_FORWARDED_PROTO, request.scheme());
    out.add(X_FORWARDED_PORT, port(request.authority(), request.scheme()));
    if (!prefix.isEmpty()) {
      out.add(X_FORWARDED_PREFIX, prefix);
    }
    StringBuilder element = new StringBuilder(64);
    out.add(
        FORWARDED,
        ForwardedElement.append(element, peer, request.authority(), request.scheme()).toString());
  }

  private static void proceed(ForwardRequest request, String prefix, MultiMap out) {
    MultiMap said = request.headers();
    String host = orElse(said.get(X_FORWARDED_HOST), request.authority());
    String proto = orElse(said.get(X_FORWARDED_PROTO), request.scheme());
    List<String> lines = said.getAll(X_FORWARDED_FOR);
    List<ForwardedElement> elements =
        lines.isEmpty() ? ForwardedElement.parse(said.getAll(FORWARDED)) : List.of();
    List<String> nodes = new ArrayList<>(lines.isEmpty() ? List.of() : FieldLists.members(lines));
    elements.forEach(element -> nodes.add(element.node()));

    StringBuilder forwarded = new StringBuilder(128);
    if (elements.isEmpty()) {
      nodes.forEach(node -> ForwardedElement.appendNode(forwarded, node).append(", "));
    } else {
      forwarded.append(String.join(", ", said.getAll(FORWARDED))).append(", ");
    }
    String peer = bare(request.peer());
    nodes.add(peer);
    ForwardedElement.append(forwarded, peer, host, proto);

    out.add(X_FORWARDED_FOR, String.join(", ", nodes));
    out.add(X_FORWARDED_HOST, host);
    out.add(X_FORWARDED_PROTO, proto);
    out.add(X_FORWARDED_PORT, orElse(said.get(X_FORWARDED_PORT), port(host, proto)));
    String before = orElse(said.get(X_FORWARDED_PREFIX), "");
    if (!before.isEmpty() || !prefix.isEmpty()) {
      out.add(X_FORWARDED_PREFIX, before + prefix);
    }
    out.add(FORWARDED, forwarded.toString());
  }

  private static String port(String authority, String scheme) {
    int colon = authority.lastIndexOf(':');
    if (colon > authority.lastIndexOf(']') && colon + 1 < authority.length()) {
      return authority.substring(colon + 1);
    }
    return scheme.equals("https") ? "443" : "80";
  }

  /** An address without the zone, which means something on this machine only. */
  private static String bare(String peer) {
    int zone = peer.indexOf('%');
    return zone < 0 ? peer : peer.substring(0, zone);
  }

  private static String orElse(@Nullable String value, String otherwise) {
    return value == null ? otherwise : value;
  }
}
