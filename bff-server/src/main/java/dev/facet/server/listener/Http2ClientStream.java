// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.listener;

import dev.facet.http.ConnectionHeaders;
import dev.facet.http.WebSocketHandshake;
import dev.facet.server.plugin.Problem;
import dev.facet.server.tunnel.StreamChannel;
import io.netty.handler.codec.http2.Http2Error;
import io.netty.handler.codec.http2.Http2Headers;
import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A stream of a client's connection of HTTP/2. What goes wrong on it resets it, and leaves the
 * connection to the others (RFC 9113, section 5.4.2).
 */
final class Http2ClientStream implements ClientStream, StreamChannel.Listener {
  private static final int EARLY_HINTS = 103;
  private static final int NOT_IMPLEMENTED = 501;

  private final Http2ClientConnection connection;
  private final int id;
  private final Http2Head head;
  private final ClientPatience patience;
  private final UnreadBody unread = new UnreadBody(null);
  private long bodyBytes;
  private boolean ended;
  private boolean malformed;
  private boolean isReset;
  private boolean tunnelled;
  private boolean lingers;
  private MultiMap trailers = MultiMap.caseInsensitiveMultiMap();
  private @Nullable InboundRequest current;
  private @Nullable HttpServerRequest asked;

  /**
   * A stream that a client has just opened.
   *
   * @param ended whether the request has no body
   */
  Http2ClientStream(
      Http2ClientConnection connection,
      int id,
      Http2Head head,
      boolean ended,
      ClientLimits limits) {
    this.connection = connection;
    this.id = id;
    this.head = head;
    this.ended = ended;
    this.malformed = head.malformed();
    this.patience = new ClientPatience(limits);
  }

  /** Hands the request on in the form that it would have in HTTP/1.1. */
  void dispatch(HttpServerRequest request, RequestDispatcher dispatcher) {
    MultiMap headers = request.headers();
    if (head.authority() != null) {
      headers.set(HttpHeaders.HOST, head.authority());
    }
    if (head.tunnel()) {
      WebSocketHandshake.ask(headers);
      request.pause(); // what comes before the agreement belongs to the tunnel
      asked = request;
    } else if (!ended && !headers.contains(HttpHeaders.CONTENT_LENGTH)) {
      headers.set(HttpHeaders.TRANSFER_ENCODING, HttpHeaders.CHUNKED);
    }
    if (head.problem() == null) {
      dispatcher.accept(request, this);
    } else {
      dispatcher.acceptRejected(request, this, head.problem());
    }
  }

  /** Vert.x writes no other than this to a stream. */
  @Override
  public void interim(int status, MultiMap headers, HttpServerResponse to) {
    if (status == EARLY_HINTS) {
      var _ = to.writeEarlyHints(headers);
    }
  }

  /** A piece of the body is about to be handed on. */
  void data(int bytes, boolean last) {
    bodyBytes += bytes;
    ended |= last;
    if (!head.tunnel() && unread.arrived(bytes)) {
      reset(Http2Error.ENHANCE_YOUR_CALM);
    }
  }

  /** Whether it carries no message of HTTP any more. */
  boolean isTunnel() {
    return tunnelled;
  }

  @Override
  public UnreadBody unread() {
    return unread;
  }

  /** The client is to send nothing more than these. */
  void ended(Http2Headers fields) {
    ended = true;
    fields.forEach(field -> trailers.add(field.getKey().toString(), field.getValue().toString()));
  }

  /** What the client sent on it breaks a rule: Netty resets it, whatever becomes of it. */
  void malformed() {
    malformed = true;
    isReset = true;
  }

  /** The client has reset it: nothing must be said of it any more (RFC 9113, section 5.4.2). */
  void cancelled() {
    isReset = true;
  }

  /** Ends the request with a problem of its body or trailers. */
  void broken(Problem problem) {
    if (current == null || current.awaited() == ClientPatience.Awaited.REQUEST) {
      reset(Http2Error.PROTOCOL_ERROR);
    } else {
      current.broken(problem);
    }
  }

  /** Ends the request with a problem that is not the client's. */
  void giveUp(Problem problem) {
    if (current != null) {
      current.giveUp(problem);
    }
  }

  /** Looks whether the client has been waited for long enough. */
  void look(long elapsed) {
    ClientPatience.Awaited awaited = awaited();
    long progress =
        awaited == ClientPatience.Awaited.READING ? connection.taken(id) + bodyBytes : 0;
    if (!patience.isOver(awaited, progress, bodyBytes, elapsed)) {
      return;
    }
    switch (awaited) {
      case NOTHING, REQUEST, HEAD -> {}
      case READING -> reset(Http2Error.CANCEL);
      case BODY -> broken(DecoderProblems.lateBody());
    }
  }

  private ClientPatience.Awaited awaited() {
    if (current == null) {
      return lingers ? ClientPatience.Awaited.READING : ClientPatience.Awaited.NOTHING;
    }
    ClientPatience.Awaited own = current.awaited();
    return switch (own) {
      case NOTHING, READING, HEAD -> own;
      case BODY -> awaitedOfBody(current);
      case REQUEST -> ClientPatience.Awaited.READING; // of a response that is not sent to its end
    };
  }

  /** Where both sides stream, it is for the client to go on, at whatever rate. */
  private ClientPatience.Awaited awaitedOfBody(InboundRequest request) {
    if (ended) {
      return ClientPatience.Awaited.NOTHING;
    }
    return request.responds() ? ClientPatience.Awaited.READING : ClientPatience.Awaited.BODY;
  }

  /** An empty DATA frame, or bytes that are malformed (RFC 9113, section 8.1.1). */
  @Override
  public boolean goesOn() {
    return !ended;
  }

  @Override
  public MultiMap trailers(HttpServerRequest request) {
    return trailers;
  }

  @Override
  public void accepted(InboundRequest request) {
    current = request;
  }

  @Override
  public void change(TunnelAgreement agreement) {
    current = null;
    tunnelled = true;
    StreamChange.open(
        connection.channel(),
        Objects.requireNonNull(asked, "a request for a tunnel"),
        agreement,
        this);
  }

  @Override
  public void tunnelEnded() {
    lingers = true;
  }

  /** RFC 8441, section 5: as a connection that is reset. */
  @Override
  public void tunnelBroke() {
    connection.sendPending();
    reset(Http2Error.CANCEL);
  }

  /**
   * RFC 9110, section 9.3.6: any 2xx would open the tunnel that was asked for, whoever made it and
   * for what.
   */
  @Override
  public int statusOnWire(int status) {
    return head.tunnel() && status / 100 == 2 ? NOT_IMPLEMENTED : status;
  }

  @Override
  public void prepare(MultiMap headers, boolean last) {
    ConnectionHeaders.stripForHttp2(headers);
  }

  @Override
  public void responded() {}

  /** RFC 9113, section 8.1: a client that is still sending is told that it need not. */
  @Override
  public void settle(Future<Void> written, UnreadUpload upload, boolean last) {
    if (!ended) {
      upload.drop(unread);
    }
    if (!ended || malformed) {
      written.onComplete(_ -> closeGently());
    }
  }

  @Override
  public void closeGently() {
    if (malformed) {
      reset(Http2Error.PROTOCOL_ERROR);
    } else if (!ended) {
      reset(Http2Error.NO_ERROR);
    }
  }

  @Override
  public void breakOff() {
    reset();
  }

  @Override
  public void reset() {
    reset(Http2Error.INTERNAL_ERROR);
  }

  /** Once: RFC 9113, section 5.4.2. */
  private void reset(Http2Error code) {
    if (!isReset) {
      isReset = true;
      connection.reset(id, code);
    }
  }

  @Override
  public void resetOnClose(boolean broken) {}

  @Override
  public boolean outlivesResponse() {
    return false;
  }

  @Override
  public void soon(Runnable task) {
    connection.soon(task);
  }
}
