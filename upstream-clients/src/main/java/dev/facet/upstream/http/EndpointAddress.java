// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream.http;

import io.netty.util.NetUtil;
import io.vertx.core.Future;
import io.vertx.core.http.HttpClientAgent;
import io.vertx.core.http.HttpClientConnection;
import io.vertx.core.http.HttpConnectOptions;
import io.vertx.core.net.SocketAddress;
import java.net.InetAddress;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongSupplier;

/**
 * Opens connections to one endpoint: to all addresses of its name in turn, each looked up again for
 * every connection. An address that cannot be connected to is followed by the next one, and is the
 * last one to be tried for a while. Usable from any thread.
 */
final class EndpointAddress implements LoopPool.Connector {
  private static final int HTTP = 80;
  private static final int HTTPS = 443;
  private static final long AVOIDED_NANOS = Duration.ofSeconds(10).toNanos();

  private final HttpClientAgent opener;
  private final NameLookup names;
  private final LongSupplier nanoTime;
  private final String host;
  private final int port;
  private final boolean tls;
  private final boolean literal;
  private final AtomicInteger turn = new AtomicInteger();

  /** When addresses could not be connected to, in nanoseconds of the clock. */
  private final Map<InetAddress, Long> failures = new ConcurrentHashMap<>();

  EndpointAddress(URI url, HttpClientAgent opener, NameLookup names, LongSupplier nanoTime) {
    this.opener = opener;
    this.names = names;
    this.nanoTime = nanoTime;
    this.host = url.getHost();
    this.tls = url.getScheme().equals("https");
    int defaultPort = tls ? HTTPS : HTTP;
    this.port = url.getPort() < 0 ? defaultPort : url.getPort();
    this.literal = host.startsWith("[") || NetUtil.isValidIpV4Address(host);
  }

  @Override
  public Future<HttpClientConnection> connect() {
    return literal
        ? opener.connect(to(host))
        : names.lookUp(host).compose(found -> connect(inOrder(found), 0));
  }

  private Future<HttpClientConnection> connect(List<InetAddress> addresses, int at) {
    InetAddress address = addresses.get(at);
    return opener
        .connect(to(host).setServer(SocketAddress.inetSocketAddress(port, literal(address))))
        .onSuccess(_ -> failures.remove(address))
        .recover(cause -> {
          failures.put(address, nanoTime.getAsLong());
          return at + 1 < addresses.size()
              ? connect(addresses, at + 1)
              : Future.failedFuture(cause);
        });
  }

  private HttpConnectOptions to(String name) {
    return new HttpConnectOptions().setHost(name).setPort(port).setSsl(tls);
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

  private static String literal(InetAddress address) {
    return address.getHostAddress();
  }
}
