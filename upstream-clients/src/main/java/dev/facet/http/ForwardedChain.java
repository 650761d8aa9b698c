// SPDX-License-Identifier: Apache-2.0
package dev.facet.http;

import io.netty.util.NetUtil;
import io.vertx.core.MultiMap;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The client, seen through the proxies in front of the gateway. Starting at the socket, every
 * trusted address vouches for the one before it; the first that is not trusted is the client, and
 * what stands further left is hearsay. X-Forwarded-For is read before Forwarded (RFC 7239), which
 * counts only in its absence: most proxies write the first and pass on whatever the client says in
 * the second.
 *
 * @param clientIp the client's address, as {@link AddressText} writes it
 * @param trusted whether the peer itself is trusted, so that its forwarded headers may be kept
 * @param scheme {@code http} or {@code https} as the client used it; null where no proxy says so
 * @param authority the host, perhaps with a port, that the client asked for; null where no proxy
 *     says so
 */
public record ForwardedChain(
    String clientIp, boolean trusted, @Nullable String scheme, @Nullable String authority) {
  /**
   * Reads the headers of a request.
   *
   * @param peer the address of the socket's other end, as {@link AddressText} writes it
   * @param headers as received, not yet cleaned
   * @param trusted whether a proxy at this address is believed
   */
  public static ForwardedChain of(String peer, MultiMap headers, Predicate<String> trusted) {
    if (!trusted.test(peer)) {
      return new ForwardedChain(peer, false, null, null);
    }
    List<String> lines = headers.getAll(ForwardedNames.X_FORWARDED_FOR);
    if (!lines.isEmpty()) {
      List<String> nodes = FieldLists.members(lines);
      return new ForwardedChain(
          walk(peer, nodes, trusted).address(), true, scheme(headers), authority(headers));
    }
    List<ForwardedElement> elements =
        ForwardedElement.parse(headers.getAll(ForwardedNames.FORWARDED));
    if (!elements.isEmpty()) {
      return ofElements(peer, elements, trusted);
    }
    return new ForwardedChain(peer, true, scheme(headers), authority(headers));
  }

  private static ForwardedChain ofElements(
      String peer, List<ForwardedElement> elements, Predicate<String> trusted) {
    List<String> nodes = new ArrayList<>(elements.size());
    elements.forEach(element -> nodes.add(element.node()));
    Client client = walk(peer, nodes, trusted);
    // The proxy that took the client's request wrote the element that names the client.
    ForwardedElement nearest = elements.get(Math.min(client.index(), elements.size() - 1));
    return new ForwardedChain(
        client.address(), true, validScheme(nearest.proto()), validAuthority(nearest.host()));
  }

  private record Client(String address, int index) {}

  private static Client walk(String peer, List<String> nodes, Predicate<String> trusted) {
    String client = peer;
    int index = nodes.size();
    while (index > 0 && trusted.test(client)) {
      String before = address(nodes.get(index - 1));
      if (before == null) {
        break;
      }
      client = before;
      index--;
    }
    return new Client(client, index);
  }

  /**
   * The address in {@code 1.2.3.4}, {@code 1.2.3.4:5}, {@code [::1]:5} or {@code ::1}; else null.
   */
  static @Nullable String address(String node) {
    String bare = node;
    int colon = node.indexOf(':');
    if (node.startsWith("[")) {
      int close = node.indexOf(']');
      bare = close < 0 ? "" : node.substring(1, close);
    } else if (colon >= 0 && colon == node.lastIndexOf(':')) {
      bare = node.substring(0, colon);
    }
    int zone = bare.indexOf('%');
    bare = zone < 0 ? bare : bare.substring(0, zone);
    return NetUtil.isValidIpV4Address(bare) || NetUtil.isValidIpV6Address(bare)
        ? AddressText.of(bare)
        : null;
  }

  /**
   * Host and port that the client asked for: as proxies say, else as the request itself does. A
   * port that a proxy tells apart, in X-Forwarded-Port, counts where neither names one.
   *
   * @param own of the request itself
   * @param scheme that the client used
   * @param headers as received, cleaned or not
   */
  public String authority(String own, String scheme, MultiMap headers) {
    String named = authority == null ? own : authority;
    if (!trusted || !Authorities.port(named).isEmpty()) {
      return named;
    }
    int told = port(headers, scheme);
    return told == Origin.NO_PORT || told == Origin.usualPort(scheme) ? named : named + ":" + told;
  }

  /**
   * The port that the client asked for, as the proxy next to the gateway says it apart from the
   * host, in X-Forwarded-Port. It counts where {@link #authority} names no port. The port that the
   * other scheme means is no client's: it is the proxy's own, in front of or behind its TLS.
   *
   * @param headers of a request of a trusted peer
   * @param scheme that the client used
   * @return {@link Origin#NO_PORT} where it says none, or tells of the client in Forwarded
   */
  public static int port(MultiMap headers, String scheme) {
    String told = nearest(headers.getAll(ForwardedNames.X_FORWARDED_PORT));
    boolean counts =
        headers.contains(ForwardedNames.X_FORWARDED_FOR)
            || !headers.contains(ForwardedNames.FORWARDED);
    int port = told == null || !counts ? Origin.NO_PORT : Origin.port(told);
    return port == Origin.usualPort(scheme.equals("https") ? "http" : "https")
        ? Origin.NO_PORT
        : port;
  }

  /**
   * What the proxy next to the gateway takes off the beginning of the path, in X-Forwarded-Prefix.
   *
   * @param headers of a request of a trusted peer
   * @return empty where it says nothing, or no path
   */
  public static String prefix(MultiMap headers) {
    String told = nearest(headers.getAll(ForwardedNames.X_FORWARDED_PREFIX));
    return told == null || !told.startsWith("/") ? "" : told;
  }

  private static @Nullable String scheme(MultiMap headers) {
    return validScheme(nearest(headers.getAll(ForwardedNames.X_FORWARDED_PROTO)));
  }

  private static @Nullable String authority(MultiMap headers) {
    return validAuthority(nearest(headers.getAll(ForwardedNames.X_FORWARDED_HOST)));
  }

  /** The last value of a list: the one that the proxy next to the gateway wrote or let pass. */
  private static @Nullable String nearest(List<String> lines) {
    if (lines.isEmpty()) {
      return null;
    }
    String last = lines.getLast();
    return last.substring(last.lastIndexOf(',') + 1).strip();
  }

  private static @Nullable String validScheme(@Nullable String text) {
    if (text == null) {
      return null;
    }
    String scheme = text.toLowerCase(Locale.ROOT);
    return scheme.equals("https") || scheme.equals("http") ? scheme : null;
  }

  private static @Nullable String validAuthority(@Nullable String text) {
    return text == null ? null : Authorities.parse(text);
  }
}
