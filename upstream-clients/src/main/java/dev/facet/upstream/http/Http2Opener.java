// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream.http;

import io.netty.channel.Channel;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.http.Http1ClientConfig;
import io.vertx.core.http.Http2ClientConfig;
import io.vertx.core.http.HttpClientConnection;
import io.vertx.core.http.HttpConnectOptions;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.http.impl.HttpConnectParams;
import io.vertx.core.http.impl.UnpooledHttpClientConnection;
import io.vertx.core.http.impl.tcp.TcpHttpClientTransport;
import io.vertx.core.internal.ContextInternal;
import io.vertx.core.internal.net.NetClientInternal;
import io.vertx.core.internal.net.NetSocketInternal;
import io.vertx.core.net.ClientSSLOptions;
import io.vertx.core.net.ConnectOptions;
import io.vertx.core.net.HostAndPort;
import io.vertx.core.net.NetClientOptions;
import io.vertx.core.net.NetSocket;
import io.vertx.core.net.SocketAddress;
import java.io.IOException;
import java.nio.channels.ClosedChannelException;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import javax.net.ssl.SSLHandshakeException;

/**
 * Opens connections of HTTP/2, or of what is agreed on (ALPN, RFC 7301). Vert.x's HTTP client waits
 * for ever for the settings of a service that sends none; here the socket is in our hands until
 * they are there.
 */
final class Http2Opener implements ConnectionOpener {
  private static final String ALPN_NAME = "h2";

  /** What Vert.x calls the handler that reads frames. */
  private static final String HANDLER = "handler";

  private static final List<HttpVersion> BOTH = List.of(HttpVersion.HTTP_2, HttpVersion.HTTP_1_1);

  private final Vertx vertx;
  private final Duration patience;
  private final ClientSSLOptions tls;
  private final boolean forceSni;
  private final NetClientInternal sockets;
  private final TcpHttpClientTransport http;

  /**
   * An opener for one service.
   *
   * @param patience how long a connection, and its settings, are waited for
   * @param forceSni whether names without a dot are indicated too (RFC 6066, section 3)
   */
  Http2Opener(Vertx vertx, Duration patience, ClientSSLOptions tls, boolean forceSni) {
    this.vertx = vertx;
    this.patience = patience;
    this.tls = tls;
    this.forceSni = forceSni;
    this.sockets =
        (NetClientInternal)
            vertx.createNetClient(
                new NetClientOptions().setConnectTimeout(Math.toIntExact(patience.toMillis())));
    this.http =
        new TcpHttpClientTransport(
            sockets,
            null,
            false,
            false,
            null,
            forceSni,
            new Http1ClientConfig(),
            new Http2ClientConfig()
                .setClearTextUpgrade(false)
                .setMultiplexingLimit(Http2Connection.MAX_STREAMS)
                .setInitialSettings(Http2Connection.settings()),
            null,
            null,
            null,
            null);
  }

  @Override
  public Future<Void> close() {
    return http.close();
  }

  @Override
  public Future<HttpClientConnection> connect(HttpConnectOptions to) {
    HttpVersion version = to.getProtocolVersion();
    Target target =
        new Target(
            HostAndPort.create(to.getHost(), to.getPort()),
            (SocketAddress) to.getServer(),
            Boolean.TRUE.equals(to.isSsl()),
            version == null ? BOTH : List.of(version));
    ContextInternal context = (ContextInternal) vertx.getOrCreateContext();
    return sockets.connect(options(target)).compose(socket -> speak(socket, target, context));
  }

  /**
   * Where a connection goes.
   *
   * @param versions what may be spoken, the best one first
   */
  private record Target(
      HostAndPort peer, SocketAddress server, boolean tls, List<HttpVersion> versions) {
    private boolean http2() {
      return versions.equals(List.of(HttpVersion.HTTP_2));
    }
  }

  private ConnectOptions options(Target target) {
    ConnectOptions options =
        new ConnectOptions()
            .setRemoteAddress(target.server())
            .setHost(target.peer().host())
            .setPort(target.peer().port())
            .setSsl(target.tls());
    if (target.tls()) {
      options.setSslOptions(
          tls.copy()
              .setUseAlpn(target.versions().contains(HttpVersion.HTTP_2))
              .setApplicationLayerProtocols(
                  target.versions().stream().map(HttpVersion::alpnName).toList()));
      if (forceSni) {
        options.setSniServerName(target.peer().host());
      }
    }
    return options;
  }

  private Future<HttpClientConnection> speak(
      NetSocket socket, Target target, ContextInternal context) {
    Channel channel = ((NetSocketInternal) socket).channelHandlerContext().channel();
    String agreed = Objects.requireNonNullElse(socket.applicationLayerProtocol(), "");
    if (target.tls() && target.http2() && !ALPN_NAME.equals(agreed)) {
      var _ = channel.close();
      return Future.failedFuture(
          new SSLHandshakeException("the service does not speak HTTP/2 (ALPN)"));
    }
    Promise<HttpClientConnection> ready = Promise.promise();
    var params = new HttpConnectParams(target.versions(), null, null, target.tls());
    http.wrap(context, params, target.peer(), null, target.server(), socket)
        .onComplete(
            opened -> ready.tryComplete(unpooled(opened)),
            fault -> ready.tryFail(channel.isActive() ? fault : new ClosedChannelException()));
    if (target.http2() || ALPN_NAME.equals(agreed)) {
      awaitSettings(channel, ready, context);
    }
    return ready.future();
  }

  private void awaitSettings(
      Channel channel, Promise<HttpClientConnection> ready, ContextInternal context) {
    if (channel.pipeline().get(HANDLER) == null) { // closed already
      return;
    }
    channel
        .pipeline()
        .addBefore(HANDLER, "preface", new PrefaceCheck(why -> giveUp(channel, ready, why)));
    long late =
        context.setTimer(
            patience.toMillis(),
            _ ->
                giveUp(
                    channel,
                    ready,
                    new IOException(
                        "no settings of HTTP/2 within " + patience.toMillis() + " ms")));
    ready.future().onComplete(_ -> context.owner().cancelTimer(late));
  }

  /** Closes a connection without the handlers that would send a GOAWAY. */
  private static void giveUp(Channel channel, Promise<HttpClientConnection> ready, Throwable why) {
    if (ready.tryFail(why)) {
      channel.pipeline().remove(HANDLER);
      var _ = channel.close();
    }
  }

  private static HttpClientConnection unpooled(
      io.vertx.core.http.impl.HttpClientConnection opened) {
    opened.evictionHandler(_ -> {}).concurrencyChangeHandler(_ -> {});
    return new UnpooledHttpClientConnection(opened);
  }
}
