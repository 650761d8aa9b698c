// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.config.listener;

import static dev.facet.upstream.config.Require.require;

import dev.facet.http.Tokens;
import dev.facet.server.plugin.IpAddress;
import dev.facet.server.plugin.IpRange;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A listener for clients.
 *
 * @param port 0 for any free one; absent: 8080
 * @param address of the interface to listen on; absent: 0.0.0.0
 * @param trustedProxies the hops whose X-Forwarded headers are believed; absent: none
 * @param proxyProtocol whether each connection begins with a header of the PROXY protocol, version
 *     1 or 2, by which a trusted proxy says who the client is; absent: no
 * @param limits of every request
 * @param timeouts how long a client is waited for
 * @param shutdown how it ends
 * @param via what the gateway calls itself in Via, other than the gateways before and behind it,
 *     the same on all its listeners; absent: what another one says, or {@code facet-} and digits
 *     that each process draws
 * @param tls what it speaks TLS with; absent: it speaks none
 * @param http2 whether HTTP/2 is spoken beside HTTP/1.1; absent: by TLS
 * @param redirect where requests of http are sent to: "https", or "https:" and a port; absent: they
 *     are served
 */
public record ListenerConfig(
    Integer port,
    String address,
    List<IpRange> trustedProxies,
    Boolean proxyProtocol,
    RequestLimits limits,
    ClientTimeouts timeouts,
    ShutdownConfig shutdown,
    @Nullable String via,
    @Nullable ListenerTlsConfig tls,
    Boolean http2,
    @Nullable String redirect) {
  private static final int MAX_VIA = 256;
  private static final Pattern REDIRECT = Pattern.compile("https(?::([1-9]\\d{0,4}))?");
  private static final int MAX_PORT = 65_535;

  /** What an absent listener means. */
  public static final ListenerConfig DEFAULT =
      new ListenerConfig(null, null, null, null, null, null, null, null, null, null, null);

  /** Sets defaults and guards. */
  public ListenerConfig(
      @Nullable Integer port,
      @Nullable String address,
      @Nullable List<IpRange> trustedProxies,
      @Nullable Boolean proxyProtocol,
      @Nullable RequestLimits limits,
      @Nullable ClientTimeouts timeouts,
      @Nullable ShutdownConfig shutdown,
      @Nullable String via,
      @Nullable ListenerTlsConfig tls,
      @Nullable Boolean http2,
      @Nullable String redirect) {
    this.port = ListenerAddress.port(port, 8080);
    this.address = ListenerAddress.address(address, "0.0.0.0");
    this.trustedProxies = trustedProxies == null ? List.of() : List.copyOf(trustedProxies);
    this.proxyProtocol = proxyProtocol != null && proxyProtocol;
    require(
        !this.proxyProtocol || !this.trustedProxies.isEmpty(),
        "proxyProtocol",
        "true",
        "trustedProxies beside it, which may say who the client is");
    this.limits = limits == null ? RequestLimits.DEFAULT : limits;
    this.timeouts = timeouts == null ? ClientTimeouts.DEFAULT : timeouts;
    this.shutdown = shutdown == null ? ShutdownConfig.DEFAULT : shutdown;
    require(
        via == null || (Tokens.isToken(via) && via.length() <= MAX_VIA),
        "via",
        via,
        "a name without spaces, such as edge-1, of " + MAX_VIA + " characters at most");
    this.via = via;
    this.tls = tls;
    this.http2 = http2 == null ? tls != null : http2;
    require(
        redirect == null || isRedirect(redirect),
        "redirect",
        redirect,
        "https, or https:8443 for another port than 443");
    require(
        redirect == null || tls == null,
        "redirect",
        redirect,
        "none beside tls, whose requests are of https");
    this.redirect = redirect;
  }

  private static boolean isRedirect(String written) {
    Matcher matcher = REDIRECT.matcher(written);
    return matcher.matches()
        && (matcher.group(1) == null || Integer.parseInt(matcher.group(1)) <= MAX_PORT);
  }

  /** The port that requests of http are sent to; null where they are not, or to that of https. */
  public @Nullable Integer redirectPort() {
    return redirect == null || redirect.indexOf(':') < 0
        ? null
        : Integer.valueOf(redirect.substring(redirect.indexOf(':') + 1));
  }

  /** The scheme of what it speaks. */
  public String scheme() {
    return tls == null ? "http" : "https";
  }

  /** Whether requests of a scheme come in: its own, or the one that a trusted proxy tells. */
  public boolean receives(String scheme) {
    return scheme().equals(scheme) || !trustedProxies.isEmpty();
  }

  /**
   * Whether a listener that was opened with this can have the settings of another one without being
   * opened anew.
   */
  public boolean isOpenedAs(ListenerConfig other) {
    return port.equals(other.port)
        && address.equals(other.address)
        && proxyProtocol.equals(other.proxyProtocol)
        && (tls == null) == (other.tls == null)
        && (tls == null || http2.equals(other.http2)); // what is agreed on by ALPN
  }

  /** Whether an address is that of a trusted proxy. */
  public boolean trusts(String peer) {
    return !trustedProxies.isEmpty()
        && IpAddress.parse(peer)
            .filter(address -> trustedProxies.stream().anyMatch(range -> range.contains(address)))
            .isPresent();
  }

  /** The same with so many connections. */
  ListenerConfig bounded(int connections) {
    return new ListenerConfig(
        port,
        address,
        trustedProxies,
        proxyProtocol,
        limits.bounded(connections),
        timeouts,
        shutdown,
        via,
        tls,
        http2,
        redirect);
  }

  /** The same for clients of this machine that speak HTTP/1.1 in clear text, on any free port. */
  ListenerConfig inTests(String host) {
    return new ListenerConfig(
        0, host, trustedProxies, false, limits, timeouts, shutdown, via, null, false, null);
  }

  /** The same at another place. */
  ListenerConfig at(String host, int otherPort) {
    return new ListenerConfig(
        otherPort,
        host,
        trustedProxies,
        proxyProtocol,
        limits,
        timeouts,
        shutdown,
        via,
        tls,
        http2,
        redirect);
  }
}
