// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.listener;

import io.netty.bootstrap.Bootstrap;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFactory;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.IoHandlerFactory;
import io.netty.channel.ServerChannel;
import io.netty.channel.socket.DatagramChannel;
import io.netty.channel.socket.InternetProtocolFamily;
import io.vertx.core.Vertx;
import io.vertx.core.datagram.DatagramSocketOptions;
import io.vertx.core.internal.VertxInternal;
import io.vertx.core.net.TcpConfig;
import io.vertx.core.spi.transport.Transport;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A transport of Vert.x that knows the sockets that are listened on, which Vert.x keeps to itself,
 * and has an {@link AcceptGate} before each. Safe for all threads.
 */
public final class ServerSockets implements Transport {
  private final Transport transport;
  private final Map<Channel, AcceptGate> gates = new ConcurrentHashMap<>();

  /** One that does what another one does. */
  public ServerSockets(Transport transport) {
    this.transport = transport;
  }

  /**
   * A socket that is listened on.
   *
   * @param gate before it
   */
  record Listened(Channel socket, AcceptGate gate) {
    void set(AcceptGate.Terms terms) {
      gate.set(terms, socket);
    }

    private boolean isAt(InetAddress address, int port) {
      return socket.localAddress() instanceof InetSocketAddress local
          && local.getPort() == port
          && (local.getAddress().equals(address)
              || (local.getAddress().isAnyLocalAddress() && address.isAnyLocalAddress()));
    }
  }

  /** The socket at an address; empty where Vert.x has another transport, as tests may. */
  static Optional<Listened> at(Vertx vertx, InetAddress address, int port) {
    return ((VertxInternal) vertx).transport() instanceof ServerSockets sockets
        ? sockets.gates.entrySet().stream()
            .map(entry -> new Listened(entry.getKey(), entry.getValue()))
            .filter(listened -> listened.isAt(address, port))
            .findFirst()
        : Optional.empty();
  }

  @Override
  public void configure(TcpConfig config, boolean domainSocket, ServerBootstrap bootstrap) {
    transport.configure(config, domainSocket, bootstrap);
    var _ =
        bootstrap.handler(
            new ChannelInitializer<>() {
              @Override
              protected void initChannel(Channel socket) {
                AcceptGate gate = new AcceptGate(System::nanoTime);
                gates.put(socket, gate);
                var _ = socket.closeFuture().addListener(_ -> gates.remove(socket));
                var _ = socket.pipeline().addLast("acceptGate", gate);
              }
            });
  }

  @Override
  public void configure(TcpConfig config, boolean domainSocket, Bootstrap bootstrap) {
    transport.configure(config, domainSocket, bootstrap);
  }

  @Override
  public void configure(DatagramChannel channel, DatagramSocketOptions options) {
    transport.configure(channel, options);
  }

  @Override
  public boolean supportsDomainSockets() {
    return transport.supportsDomainSockets();
  }

  @Override
  public boolean supportFileRegion() {
    return transport.supportFileRegion();
  }

  @Override
  public boolean isAvailable() {
    return transport.isAvailable();
  }

  @Override
  public Throwable unavailabilityCause() {
    return transport.unavailabilityCause();
  }

  @Override
  public SocketAddress convert(io.vertx.core.net.SocketAddress address) {
    return transport.convert(address);
  }

  @Override
  public io.vertx.core.net.SocketAddress convert(SocketAddress address) {
    return transport.convert(address);
  }

  @Override
  public IoHandlerFactory ioHandlerFactory() {
    return new KeptRegistrations(transport.ioHandlerFactory());
  }

  @Override
  @SuppressWarnings("deprecation") // as the interface has it
  public DatagramChannel datagramChannel(InternetProtocolFamily family) {
    return transport.datagramChannel(family);
  }

  @Override
  public ChannelFactory<? extends DatagramChannel> datagramChannelFactory() {
    return transport.datagramChannelFactory();
  }

  @Override
  public ChannelFactory<? extends Channel> channelFactory(boolean domainSocket) {
    return transport.channelFactory(domainSocket);
  }

  @Override
  public ChannelFactory<? extends ServerChannel> serverChannelFactory(boolean domainSocket) {
    return transport.serverChannelFactory(domainSocket);
  }
}
