// SPDX-License-Identifier: Apache-2.0
package dev.facet.passthrough;

import io.vertx.core.MultiMap;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * What a listener does to the headers of a request before a plugin or an endpoint sees them, for
 * both halves of the gateway: everything a client may not say to those further in is removed.
 */
public final class InboundHeaders {
  private InboundHeaders() {}

  /**
   * Reads who is asking and then cleans the headers in place: hop-by-hop ones and those named by
   * Connection go; names with an underscore go, since CGI-like services cannot tell {@code x_user}
   * from {@code x-user}; and where the peer is not trusted, everything goes that proxies use to
   * speak of those before them.
   *
   * @param peer the address of the socket's other end, without port
   * @param headers as received; changed
   * @param trusted whether a proxy at this address is believed
   * @return who is asking
   */
  public static ForwardedChain receive(String peer, MultiMap headers, Predicate<String> trusted) {
    // Before Connection is obeyed: it could name X-Forwarded-For, and a client would look like the
    // proxy in front of it.
    ForwardedChain chain = ForwardedChain.of(peer, headers, trusted);
    HopByHopHeaders.stripRequest(headers);
    Unwanted unwanted = new Unwanted(!chain.trusted());
    headers.forEach((name, value) -> unwanted.judge(name));
    unwanted.names.forEach(headers::remove);
    return chain;
  }

  private static final class Unwanted {
    private final boolean forwarded;
    private List<String> names = List.of();

    private Unwanted(boolean forwarded) {
      this.forwarded = forwarded;
    }

    private void judge(String name) {
      if (name.indexOf('_') >= 0 || (forwarded && ForwardedHeaders.isClaim(name))) {
        if (names.isEmpty()) {
          names = new ArrayList<>();
        }
        names.add(name);
      }
    }
  }
}
