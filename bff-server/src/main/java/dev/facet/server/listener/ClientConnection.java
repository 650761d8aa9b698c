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
 * A client's connection of HTTP/1.1 between what is decoded of it and the request in hand, which is
 * told what breaks, and how the connection ends. Confined to the connection's event loop.
 */
final class ClientConnection implements ClientStream, WatchedConnection {
  private static final AttributeKey<ClientConnection> KEY =
      AttributeKey.valueOf(ClientConnection.class, "connection");

  private final Channel channel;
  private final ClosingChannel closing;
  private final Runnable headTimeout;
  private final DecodedInput input;
  private final ClientWait wait;
  private final UnreadBody unread;
  private @Nullable Runnable held;
  private boolean endHeld;
  private boolean switched;
  private @Nullable Problem fault;
  private @Nullable InboundRequest current;

  /**
   * A connection that was just opened.
   *
   * @param input how far that is decoded which the client sends
   * @param headTimeout rejects the head that has begun
   */
  ClientConnection(
      Channel channel,
      ClosingChannel closing,
      ClientLimits limits,
      DecodedInput input,
      Runnable headTimeout) {
    this.channel = channel;
    this.closing = closing;
    this.headTimeout = headTimeout;
    this.input = input;
    this.wait = new ClientWait(input, closing, limits);
    this.unread = new UnreadBody(input.reads());
    var _ = channel.closeFuture().addListener(_ -> unread.forget());
    channel.attr(KEY).set(this);
  }

  /** The connection that a request came on. */
  static ClientConnection of(HttpServerRequest request) {
    return ((VertxConnection) request.connection()).channel().attr(KEY).get();
  }

  @Override
  public UnreadBody unread() {
    return unread;
  }

  /** What is decoded of it; a piece of a body is told to {@link #decodedBody}. */
  DecodedInput input() {
    return input;
  }

  /** A piece of a body was decoded. */
  void decodedBody(int bytes, boolean last) {
    input.body(bytes, last);
    var _ = unread.arrived(bytes);
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
      upload.drop(unread);
    } else {
      upload.drain(unread);
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
    if (decodeOn != null && input.isAccepted()) {
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
    if (input.isOver() && current == null) {
      closing.behind();
    }
  }

  /** The client sends nothing more; {@link HalfClosure} finds out whether it still waits. */
  void inputOver() {
    input.end();
    InboundRequest waiting = current;
    if (switched) {
      return;
    }
    if (waiting == null || (input.isAccepted() && own() == Awaited.REQUEST)) {
      closing.behind();
    } else {
      awaitLast(waiting);
    }
  }

  /** A request whose body does not come to its end gets no response, but those before it do. */
  private void awaitLast(InboundRequest waiting) {
    if (input.isBodyOpen() && input.isAccepted()) {
      closing.behind();
    } else {
      findOut(waiting);
    }
  }

  /** The client sends nothing more; what is behind the request decoded last is held back. */
  void inputHeld() {
    endHeld = true;
    if (current != null) {
      findOut(current);
    }
  }

  private void findOut(InboundRequest waiting) {
    new HalfClosure(channel, waiting, input.knowsInterims()).begin();
  }

  /** Forgets a request that is over: an idle connection would keep all that it began with. */
  private void letGo() {
    if (!input.isBodyOpen() && input.isAccepted() && own() == Awaited.REQUEST) {
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
  public MultiMap trailers(HttpServerRequest request) {
    return RequestHead.of(request).trailers();
  }

  @Override
  public void accepted(InboundRequest request) {
    input.accept();
    current = request;
    tellCurrent();
    if (input.isOver()) {
      awaitLast(request);
    } else if (endHeld && held != null) {
      findOut(request);
    }
  }

  private void tellCurrent() {
    if (fault != null && current != null && input.isAccepted()) {
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
    boolean waits =
        !input.isOver() && ((input.isRequestOpen() && !isOver()) || (!late && input.heads() == 0));
    if (!waits && isIdle()) {
      closing.behind();
    }
    return waits;
  }

  private boolean isIdle() {
    boolean reads = input.isRequestOpen() || input.isBodyOpen();
    return !switched && !closing.isEnding() && current == null && !reads;
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
    switch (wait.look(own(), elapsed)) {
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

  /** What the request in hand waits for. */
  private Awaited own() {
    return current == null ? Awaited.REQUEST : current.awaited();
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
