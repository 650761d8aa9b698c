// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.listener;

import dev.facet.server.plugin.Problem;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.socket.DuplexChannel;
import io.netty.util.AttributeKey;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.impl.VertxConnection;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a client's connection beside the request in hand: which of its requests broke
 * while it was decoded. Confined to the connection's event loop.
 */
final class ClientConnection {
  private static final AttributeKey<ClientConnection> KEY =
      AttributeKey.valueOf(ClientConnection.class, "connection");

  /** How long a client has to read the last response before the connection is closed for good. */
  private static final int LINGER_MILLIS = 1_000;

  private final Channel channel;
  private long decoded;
  private long accepted;
  private @Nullable Problem fault;
  private @Nullable InboundRequest current;

  /** A request whose body is still being decoded. */
  interface InboundRequest {
    /** The body breaks a rule; nothing more of it, and no other request, will come. */
    void broken(Problem problem);
  }

  ClientConnection(Channel channel) {
    this.channel = channel;
    channel.attr(KEY).set(this);
  }

  /** The connection that a request came on. */
  static ClientConnection of(HttpServerRequest request) {
    return ((VertxConnection) request.connection()).channel().attr(KEY).get();
  }

  /** A head was decoded; its request is accepted when those before it have their responses. */
  void decoded() {
    decoded++;
  }

  /** The body of the request that was decoded last breaks a rule: nothing behind it is decoded. */
  void broken(Problem problem) {
    fault = problem;
    tellCurrent();
  }

  /** The next request is accepted. */
  void accepted(InboundRequest request) {
    accepted++;
    current = request;
    tellCurrent();
  }

  private void tellCurrent() {
    if (fault != null && current != null && accepted == decoded) {
      current.broken(fault);
    }
  }

  /** Runs something when what has arrived of all connections has been looked at. */
  void soon(Runnable task) {
    channel.eventLoop().execute(task);
  }

  /**
   * Closes the connection behind the last response (RFC 9112, section 9.6): what the client still
   * sends is read for a moment and dropped, since a reset could take the response from it.
   */
  void closeGently() {
    // What was written while something is read is not on its way yet.
    var _ = channel.writeAndFlush(Unpooled.EMPTY_BUFFER).addListener(_ -> closeOutput());
  }

  private void closeOutput() {
    if (channel instanceof DuplexChannel duplex && duplex.isActive()) {
      var _ = duplex.shutdownOutput();
      var _ = channel.eventLoop().schedule(this::close, LINGER_MILLIS, TimeUnit.MILLISECONDS);
    } else {
      close();
    }
  }

  private void close() {
    var _ = channel.close();
  }
}
