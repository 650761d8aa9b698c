// SPDX-License-Identifier: Apache-2.0
package dev.facet.passthrough;

import static dev.facet.http.ForwardedNames.FORWARDED;
import static dev.facet.http.ForwardedNames.X_FORWARDED_FOR;
import static dev.facet.http.ForwardedNames.X_FORWARDED_HOST;
import static dev.facet.http.ForwardedNames.X_FORWARDED_PORT;
import static dev.facet.http.ForwardedNames.X_FORWARDED_PREFIX;
import static dev.facet.http.ForwardedNames.X_FORWARDED_PROTO;

import dev.facet.http.Authorities;
import dev.facet.http.FieldLists;
import dev.facet.http.ForwardedChain;
import dev.facet.http.ForwardedElement;
import dev.facet.http.Origin;
import io.vertx.core.MultiMap;
import java.util.ArrayList;
import java.util.List;

/**
 * What the service is told of the client and of the hops before it: X-Forwarded-For, -Host, -Proto,
 * -Port and -Prefix, and Forwarded (RFC 7239). Both spellings always say the same. What a trusted
 * peer says is continued; from any other peer it starts anew with the peer. Host and scheme are
 * those that the gateway itself goes by, as {@link ForwardedChain} found them.
 */
final class ForwardedHeaders {
  private ForwardedHeaders() {}

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
    String peer = request.peer();
    out.add(X_FORWARDED_FOR, peer);
    out.add(X_FORWARDED_HOST, request.authority());
    out.add(X_FORWARDED_PROTO, request.scheme());
    out.add(X_FORWARDED_PORT, port(request, Origin.NO_PORT));
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
    String peer = request.peer();
    nodes.add(peer);
    ForwardedElement.append(forwarded, peer, request.authority(), request.scheme());

    out.add(X_FORWARDED_FOR, String.join(", ", nodes));
    out.add(X_FORWARDED_HOST, request.authority());
    out.add(X_FORWARDED_PROTO, request.scheme());
    out.add(X_FORWARDED_PORT, port(request, ForwardedChain.port(said, request.scheme())));
    String whole = ForwardedChain.prefix(said) + prefix;
    if (!whole.isEmpty()) {
      out.add(X_FORWARDED_PREFIX, whole);
    }
    out.add(FORWARDED, forwarded.toString());
  }

  /** That of the authority, else the one that a proxy tells apart from it, else the scheme's. */
  private static String port(ForwardRequest request, int told) {
    String port = Authorities.port(request.authority());
    if (!port.isEmpty()) {
      return port;
    }
    return Integer.toString(told == Origin.NO_PORT ? Origin.usualPort(request.scheme()) : told);
  }
}
