// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.listener;

import dev.facet.server.listener.ClientPatience.Awaited;
import dev.facet.server.plugin.Problem;
import io.netty.channel.Channel;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.util.AttributeKey;
import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.net.impl.VertxConnection;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a client's connection of HTTP/1.1 beside the request in hand: how far its
 * requests are decoded, whether one broke, and what the client is waited for with. Confined to the
 * connection's event loop.
 */
final class ClientConnection implements ClientStream, WatchedConnection {
  private static final AttributeKey<ClientConnection> KEY =
      AttributeKey.valueOf(ClientConnection.class, "connection");

  private final Channel channel;
  private final ClosingChannel closing;
  private final Runnable headTimeout;
  private final ClientPatience patience;
  private @Nullable Runnable held;
  private boolean switched;
  private boolean inputOver;
  private boolean older;
  private long decoded;
  private long accepted;
  private boolean headBegun;
  private boolean bodyOpen;
  private long bodyBytes;
  private @Nullable Problem fault;
  private @Nullable InboundRequest current;

  /**
   * A connection that was just opened.
   *
   * @param headTimeout rejects the head that has begun
   */
  ClientConnection(
      Channel channel, ClosingChannel closing, ClientLimits limits, Runnable headTimeout) {
    this.channel = channel;
    this.closing = closing;
    this.headTimeout = headTimeout;
    this.patience = new ClientPatience(limits);
    channel.attr(KEY).set(this);
  }

  /** The connection that a request came on. */
  static ClientConnection of(HttpServerRequest request) {
    return ((VertxConnection) request.connection()).channel().attr(KEY).get();
  }

  /** Bytes are about to be decoded; empty lines begin no head (RFC 9112, section 2.2). */
  void reading(boolean begun) {
    headBegun = headBegun || (begun && !bodyOpen);
  }

  /** Whether a head has begun that is not complete. */
  boolean isHeadOpen() {
    return headBegun;
  }

  /**
   * A head was decoded, of HTTP/1.0 or later; its request is accepted when those before it have
   * their responses.
   */
  void decodedHead(boolean ofHttp10) {
    decoded++;
    older = ofHttp10;
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
      closing.announce();
      headers.set(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
    }
  }

  /** Whether nothing is served any more: a response said so (RFC 9112, section 9.6). */
  boolean isOver() {
    return closing.isAnnounced();
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

  /**
   * Nothing is decoded behind the request decoded last, until it has a response of its own.
   *
   * @param decodeOn decodes what was held back where it does not
   */
  void hold(Runnable decodeOn) {
    held = decodeOn;
  }

  @Override
  public void interim(int status, MultiMap headers, HttpServerResponse to) {
    var _ = channel.writeAndFlush(ResponseHeads.of(HttpResponseStatus.valueOf(status), headers));
  }

  @Override
  public void stay() {
    Runnable decodeOn = held;
    if (decodeOn != null && accepted == decoded) {
      held = null;
      decodeOn.run();
    }
  }

  @Override
  public void change(TunnelAgreement agreement) {
    switched = true;
    current = null;
    ProtocolChange.open(channel, agreement);
  }

  @Override
  public void responded() {
    letGo();
    if (inputOver && current == null) {
      closing.behind();
    }
  }

  /** The client sends nothing more; {@link HalfClosure} finds out whether it still waits. */
  void inputOver() {
    inputOver = true;
    InboundRequest waiting = current;
    if (switched) {
      return;
    }
    if (waiting == null || (accepted == decoded && own() == Awaited.REQUEST)) {
      closing.behind();
    } else if (bodyOpen || headBegun) {
      closing.now();
    } else {
      new HalfClosure(channel, waiting, !older || accepted != decoded).begin();
    }
  }

  /** Forgets a request that is over: an idle connection would keep all that it began with. */
  private void letGo() {
    if (!bodyOpen && accepted == decoded && own() == Awaited.REQUEST) {
      current = null;
    }
  }

  /** The body of the request that was decoded last breaks a rule: nothing behind it is decoded. */
  void broken(Problem problem) {
    fault = problem;
    tellCurrent();
  }

  @Override
  public boolean goesOn() {
    return false;
  }

  @Override
  public void accepted(InboundRequest request) {
    accepted++;
    current = request;
    tellCurrent();
    if (inputOver) {
      new HalfClosure(channel, request, !older || accepted != decoded).begin();
    }
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

  @Override
  public boolean stop(boolean late) {
    boolean waits = (headBegun && !isOver()) || (!late && decoded == 0 && !inputOver);
    if (!waits && !switched && !closing.isEnding() && current == null && !headBegun && !bodyOpen) {
      closing.behind();
    }
    return waits;
  }

  @Override
  public void cut() {
    if (!switched) {
      closing.now();
    }
  }

  @Override
  public void look(long elapsed) {
    if (switched || closing.hasBegun()) {
      return;
    }
    Awaited awaited = awaited();
    if (!patience.isOver(awaited, progress(awaited), bodyBytes, elapsed)) {
      return;
    }
    switch (awaited) {
      case NOTHING -> {}
      case REQUEST, READING -> closing.drop();
      case HEAD -> headTimeout.run();
      case BODY -> {
        if (own() == Awaited.REQUEST) {
          closing.now();
        } else {
          broken(DecoderProblems.lateBody());
        }
      }
    }
  }

  private Awaited awaited() {
    Awaited own = own();
    return switch (own) {
      case NOTHING, READING, HEAD -> own;
      case BODY -> bodyOpen && accepted == decoded ? Awaited.BODY : Awaited.NOTHING;
      case REQUEST -> afterResponse();
    };
  }

  /** What the request in hand waits for. */
  private Awaited own() {
    return current == null ? Awaited.REQUEST : current.awaited();
  }

  /** Behind a response there may be the rest of an upload, and a head that has begun. */
  private Awaited afterResponse() {
    if (bodyOpen) {
      return Awaited.BODY;
    }
    return headBegun ? Awaited.HEAD : Awaited.REQUEST;
  }

  /** A figure that changes whenever the client has done what it is waited for with. */
  private long progress(Awaited awaited) {
    boolean reads = awaited == Awaited.REQUEST || awaited == Awaited.READING;
    return reads ? decoded + closing.unsent() : decoded;
  }

  @Override
  public void soon(Runnable task) {
    channel.eventLoop().execute(task);
  }

  @Override
  public void closeGently() {
    closing.gently();
  }

  @Override
  public void breakOff() {
    closing.now();
  }

  @Override
  public void reset() {
    closing.reset();
  }

  @Override
  public void resetOnClose(boolean broken) {
    closing.resetOnClose(broken);
  }
}
