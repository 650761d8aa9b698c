// SPDX-License-Identifier: Apache-2.0
package dev.facet.http;

import io.vertx.core.MultiMap;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Predicate;

/**
 * What a listener does to the headers of a request before a plugin or an endpoint sees them, for
 * both halves of the gateway: everything a client may not say to those further in is removed.
 */
public final class InboundHeaders {
  private static final String TRAILERS = "trailers";

  /** Services that read headers as CGI does would take it for the setting HTTP_PROXY. */
  private static final String PROXY = "proxy";

  private InboundHeaders() {}

  /**
   * Reads the client's address and then cleans the headers in place: hop-by-hop ones and those
   * named by Connection go; {@link FieldNames#isAmbiguous ambiguous} names and {@code Proxy} go;
   * and where the peer is not trusted, everything goes that proxies use to speak of those before
   * them. {@code TE: trailers} stays, since trailers of responses are forwarded.
   *
   * <p>To be called before anything of the gateway's own is added: a client could otherwise name
   * the gateway's headers in Connection and have them removed.
   *
   * @param peer the address of the socket's other end, as {@link AddressText} writes it
   * @param headers as received; changed
   * @param trusted whether a proxy at this address is believed
   * @return the client's address
   */
  public static ForwardedChain receive(String peer, MultiMap headers, Predicate<String> trusted) {
    // Before Connection is obeyed: it could name X-Forwarded-For, and a client would look like the
    // proxy in front of it.
    ForwardedChain chain = ForwardedChain.of(peer, headers, trusted);
    Judge judge = new Judge(chain.trusted());
    headers.forEach(judge);
    judge.clean(headers);
    return chain;
  }

  /** Looks at each header once; nothing is removed before all were seen. */
  private static final class Judge implements BiConsumer<String, String> {
    private final boolean trusted;
    private List<String> unwanted = List.of();
    private boolean takesTrailers;

    private Judge(boolean trusted) {
      this.trusted = trusted;
    }

    @Override
    public void accept(String name, String value) {
      if (ConnectionHeaders.isHopByHop(name)) {
        remove(name);
        if (name.equalsIgnoreCase("connection")) {
          FieldLists.addMembers(value, unwanted);
        } else if (ConnectionHeaders.TE.contentEqualsIgnoreCase(name)) {
          takesTrailers |= FieldLists.contains(value, TRAILERS);
        }
      } else if (FieldNames.isAmbiguous(name)
          || PROXY.equalsIgnoreCase(name)
          || (!trusted && ForwardedNames.isClaim(name))) {
        remove(name);
      }
    }

    private void remove(String name) {
      if (unwanted.isEmpty()) {
        unwanted = new ArrayList<>();
      }
      unwanted.add(name);
    }

    private void clean(MultiMap headers) {
      for (int i = 0; i < unwanted.size(); i++) {
        headers.remove(unwanted.get(i));
      }
      if (takesTrailers) {
        headers.set(ConnectionHeaders.TE, TRAILERS);
      }
    }
  }
}
