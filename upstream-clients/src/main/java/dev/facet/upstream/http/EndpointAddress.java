// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream.http;

import dev.facet.upstream.config.HttpProtocol;
import dev.facet.upstream.endpoint.FoundEndpoint;
import io.netty.util.NetUtil;
import io.vertx.core.Future;
import io.vertx.core.http.HttpClientConnection;
import io.vertx.core.http.HttpConnectOptions;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.SocketAddress;
import java.net.InetAddress;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Opens connections to one endpoint: to all addresses of its name in turn, each looked up again for
 * every connection. An address that cannot be connected to is followed by the next one, and is the
 * last one to be tried for a while. Usable from any thread.
 */
final class EndpointAddress implements Connector {
  private static final int HTTP = 80;
  private static final int HTTPS = 443;
  private static final long AVOIDED_NANOS = Duration.ofSeconds(10).toNanos();

  private final ConnectionOpener opener;
  private final NameLookup names;
  private final LongSupplier nanoTime;
  private final String host;
  private final int port;
  private final boolean tls;
  private final boolean literal;
  private final String peer;
  private final @Nullable HttpVersion version;
  private final RequestOptions authority;
  private final AtomicInteger turn = new AtomicInteger();

  /** When addresses could not be connected to, in nanoseconds of the clock. */
  private final Map<InetAddress, Long> failures = new ConcurrentHashMap<>();

  /** The addresses that the name had at the latest lookup; null before one. */
  private volatile @Nullable Set<InetAddress> current;

  /**
   * The address of an endpoint.
   *
   * @param serverName what the service is called in TLS; null for the endpoint's
   * @param protocol what is spoken
   */
  EndpointAddress(
      FoundEndpoint endpoint,
      @Nullable String serverName,
      HttpProtocol protocol,
      ConnectionOpener opener,
      NameLookup names,
      LongSupplier nanoTime) {
    URI url = endpoint.url();
    this.opener = opener;
    this.names = names;
    this.nanoTime = nanoTime;
    this.host = url.getHost();
    this.tls = url.getScheme().equals("https");
    int defaultPort = tls ? HTTPS : HTTP;
    this.port = url.getPort() < 0 ? defaultPort : url.getPort();
    this.peer = tls && serverName != null ? serverName : endpoint.name();
    this.version = version(protocol, tls);
    this.authority = new RequestOptions();
    if (!peer.equals(endpoint.name())) {
      authority.setHost(endpoint.name()).setPort(port); // the Host header is of HTTP, not of TLS
    }
    this.literal = isLiteral(host);
  }

  @Override
  public Future<HttpClientConnection> connect() {
    return literal
        ? opener.connect(to(SocketAddress.inetSocketAddress(port, bare(host))))
        : names.lookUp(host).compose(found -> connect(inOrder(now(found)), 0));
  }

  @Override
  public boolean keeps(@Nullable InetAddress address) {
    Set<InetAddress> known = current;
    return known == null || address == null || known.contains(address);
  }

  @Override
  public @Nullable Duration lookAgainAfter() {
    return literal ? null : names.again();
  }

  @Override
  public Future<Void> lookAgain() {
    return names.lookUp(host).map(this::now).mapEmpty();
  }

  private List<InetAddress> now(List<InetAddress> found) {
    current = Set.copyOf(found);
    return found;
  }

  private Future<HttpClientConnection> connect(List<InetAddress> addresses, int at) {
    InetAddress address = addresses.get(at);
    return opener
        .connect(to(SocketAddress.inetSocketAddress(port, address.getHostAddress())))
        .onSuccess(_ -> failures.remove(address))
        .recover(cause -> {
          failures.put(address, nanoTime.getAsLong());
          return at + 1 < addresses.size()
              ? connect(addresses, at + 1)
              : Future.failedFuture(cause);
        });
  }

  @Override
  public RequestOptions authority() {
    return authority;
  }

  /** Whether a host of a URL is an address rather than a name. */
  static boolean isLiteral(String host) {
    return host.startsWith("[") || NetUtil.isValidIpV4Address(host);
  }

  private HttpConnectOptions to(SocketAddress server) {
    return new HttpConnectOptions()
        .setHost(peer)
        .setPort(port)
        .setSsl(tls)
        .setServer(server)
        .setProtocolVersion(version);
  }

  /** The version that is spoken; null for one that is agreed on. */
  private static @Nullable HttpVersion version(HttpProtocol protocol, boolean tls) {
    if (protocol.equals(HttpProtocol.AUTO)) {
      return tls ? null : HttpVersion.HTTP_1_1;
    }
    return protocol.equals(HttpProtocol.HTTP2) ? HttpVersion.HTTP_2 : HttpVersion.HTTP_1_1;
  }

  @Override
  public int room() {
    return version == HttpVersion.HTTP_1_1 ? 1 : Http2Connection.MAX_STREAMS;
  }

  /** Beginning with the one whose turn it is; those that failed lately come last. */
  private List<InetAddress> inOrder(List<InetAddress> found) {
    failures.keySet().retainAll(found);
    int first = Math.floorMod(turn.getAndIncrement(), found.size());
    long now = nanoTime.getAsLong();
    List<InetAddress> order = new ArrayList<>(found.size());
    List<InetAddress> avoided = new ArrayList<>();
    for (int i = 0; i < found.size(); i++) {
      InetAddress address = found.get((first + i) % found.size());
      Long failed = failures.get(address);
      boolean lately = failed != null && now - failed < AVOIDED_NANOS;
      (lately ? avoided : order).add(address);
    }
    order.addAll(avoided);
    return order;
  }

  private static String bare(String literal) {
    return literal.startsWith("[") ? literal.substring(1, literal.length() - 1) : literal;
  }
}
