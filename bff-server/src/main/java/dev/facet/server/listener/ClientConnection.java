// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.listener;

import dev.facet.server.plugin.Problem;
import dev.facet.server.plugin.ProblemCode;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelOption;
import io.netty.channel.ChannelOutboundBuffer;
import io.netty.channel.socket.DuplexChannel;
import io.netty.util.AttributeKey;
import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.impl.VertxConnection;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a client's connection of HTTP/1.1 beside the request in hand: how far its
 * requests are decoded, whether one broke, and what the client is waited for with. Confined to the
 * connection's event loop.
 */
final class ClientConnection implements ClientStream, WatchedConnection {
  private static final AttributeKey<ClientConnection> KEY =
      AttributeKey.valueOf(ClientConnection.class, "connection");

  /** How long a client has to read the last response before the connection is closed for good. */
  private static final int LINGER_MILLIS = 1_000;

  private final Channel channel;
  private final Runnable headTimeout;
  private final ClientPatience patience;
  private long decoded;
  private long accepted;
  private boolean headBegun;
  private boolean bodyOpen;
  private long bodyBytes;
  private boolean resets;
  private @Nullable Problem fault;
  private @Nullable InboundRequest current;

  /** A request whose body may still be decoded. */
  interface InboundRequest {
    /** The body breaks a rule; nothing more of it, and no other request, will come. */
    void broken(Problem problem);

    /** Gives it up for a reason that is not the client's. */
    void giveUp(Problem problem);

    /** What keeps it from going on, where that is the client. */
    ClientPatience.Awaited awaited();
  }

  /**
   * A connection that was just opened.
   *
   * @param headTimeout rejects the head that has begun
   */
  ClientConnection(Channel channel, ClientLimits limits, Runnable headTimeout) {
    this.channel = channel;
    this.headTimeout = headTimeout;
    this.patience = new ClientPatience(limits);
    channel.attr(KEY).set(this);
  }

  /** The connection that a request came on. */
  static ClientConnection of(HttpServerRequest request) {
    return ((VertxConnection) request.connection()).channel().attr(KEY).get();
  }

  /** Bytes are about to be decoded. */
  void reading() {
    headBegun = headBegun || !bodyOpen;
  }

  /** Whether a head has begun that is not complete. */
  boolean isHeadOpen() {
    return headBegun;
  }

  /** A head was decoded; its request is accepted when those before it have their responses. */
  void decodedHead() {
    decoded++;
    headBegun = false;
    bodyOpen = true;
    bodyBytes = 0;
  }

  /** A piece of a body was decoded. */
  void decodedBody(int bytes, boolean last) {
    bodyBytes += bytes;
    bodyOpen = !last;
    letGo();
  }

  @Override
  public void prepare(MultiMap headers, boolean last) {
    if (last) {
      headers.set(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
    }
  }

  @Override
  public void settle(Future<Void> written, UnreadUpload upload, boolean last) {
    if (last) {
      written.onComplete(_ -> closeGently());
      upload.drop();
    } else {
      upload.drain();
    }
  }

  @Override
  public boolean outlivesResponse() {
    return true;
  }

  @Override
  public void responded() {
    letGo();
  }

  /** Forgets a request that is over: an idle connection would keep all that it began with. */
  private void letGo() {
    if (current != null
        && !bodyOpen
        && accepted == decoded
        && current.awaited() == ClientPatience.Awaited.REQUEST) {
      current = null;
    }
  }

  /** The body of the request that was decoded last breaks a rule: nothing behind it is decoded. */
  void broken(Problem problem) {
    fault = problem;
    tellCurrent();
  }

  @Override
  public void accepted(InboundRequest request) {
    accepted++;
    current = request;
    tellCurrent();
  }

  private void tellCurrent() {
    if (fault != null && current != null && accepted == decoded) {
      current.broken(fault);
    }
  }

  @Override
  public void giveUp(Problem problem) {
    if (current != null) {
      current.giveUp(problem);
    }
  }

  /** Each response says by itself whether it is the last one of its connection. */
  @Override
  public void drain() {}

  @Override
  public void look(long elapsed) {
    ClientPatience.Awaited awaited = awaited();
    if (!patience.isOver(awaited, progress(awaited), bodyBytes, elapsed)) {
      return;
    }
    switch (awaited) {
      case NOTHING -> {}
      case REQUEST, READING -> drop();
      case HEAD -> headTimeout.run();
      case BODY -> {
        if (current == null || current.awaited() == ClientPatience.Awaited.REQUEST) {
          close();
        } else {
          broken(
              Problem.of(
                  ProblemCode.REQUEST_TIMEOUT,
                  "The request's body did not arrive within the time that the listener allows."));
        }
      }
    }
  }

  private ClientPatience.Awaited awaited() {
    ClientPatience.Awaited own =
        current == null ? ClientPatience.Awaited.REQUEST : current.awaited();
    return switch (own) {
      case NOTHING, READING, HEAD -> own;
      case BODY ->
          bodyOpen && accepted == decoded
              ? ClientPatience.Awaited.BODY
              : ClientPatience.Awaited.NOTHING;
      case REQUEST -> afterResponse();
    };
  }

  /** Behind a response there may be the rest of an upload, and a head that has begun. */
  private ClientPatience.Awaited afterResponse() {
    if (bodyOpen) {
      return ClientPatience.Awaited.BODY;
    }
    return headBegun ? ClientPatience.Awaited.HEAD : ClientPatience.Awaited.REQUEST;
  }

  /** A figure that changes whenever the client has done what it is waited for with. */
  private long progress(ClientPatience.Awaited awaited) {
    return switch (awaited) {
      case NOTHING, HEAD, BODY -> decoded;
      case REQUEST, READING -> decoded + unsent();
    };
  }

  private long unsent() {
    ChannelOutboundBuffer buffer = channel.unsafe().outboundBuffer();
    return buffer == null ? 0 : buffer.totalPendingWriteBytes();
  }

  @Override
  public void soon(Runnable task) {
    channel.eventLoop().execute(task);
  }

  /**
   * Closes the connection behind the last response (RFC 9112, section 9.6): what the client still
   * sends is read for a moment and dropped, since a reset could take the response from it.
   */
  @Override
  public void closeGently() {
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

  /** Closes the connection at once; as broken off where the client has not got everything. */
  private void drop() {
    if (unsent() > 0) {
      reset();
    } else {
      close();
    }
  }

  @Override
  public void breakOff() {
    close();
  }

  @Override
  public void reset() {
    resetOnClose(true);
    close();
  }

  /**
   * Whether a close of the connection, whatever its reason, is a reset. So it has to be within a
   * body that the close delimits (RFC 9112, section 6.3): an orderly one would make it complete. Of
   * one that the client has closed there is nothing to say any more.
   */
  @Override
  public void resetOnClose(boolean broken) {
    if (broken != resets && channel.isOpen()) { // a call into the system
      resets = broken;
      var _ = channel.config().setOption(ChannelOption.SO_LINGER, broken ? 0 : -1);
    }
  }

  private void close() {
    var _ = channel.close();
  }
}
