// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream.http;

import dev.facet.http.MediaType;
import dev.facet.http.ResponseContent;
import dev.facet.upstream.RequestBody;
import dev.facet.upstream.UpstreamFailure;
import dev.facet.upstream.UpstreamFailure.Malformed;
import dev.facet.upstream.UpstreamRequest;
import dev.facet.upstream.resilience.AttemptOwner;
import dev.facet.upstream.resilience.Reach;
import dev.facet.upstream.resilience.UnwantedBody;
import io.netty.handler.codec.http2.Http2Error;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.internal.ContextInternal;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An attempt over HTTP: sends the request over one connection and takes the head of its response.
 */
final class HttpExchange extends EndpointAttempt implements ChannelWaiter {
  private static final int FIRST_STATUS_NOT_WELCOMING = 300;

  private final HttpCall call;
  private final HttpTransport transport;
  private final @Nullable HttpExchange before;
  private Reach reach = Reach.NOT_CONNECTED;
  private @Nullable RequestChannel channel;
  private @Nullable HttpClientRequest request;
  private @Nullable Upload upload;
  private @Nullable HttpClientResponse response;

  HttpExchange(HttpCall call, AttemptOwner owner, HttpTransport transport) {
    super(call, owner);
    this.call = call;
    this.transport = transport;
    this.before = call.exchangedBy(this);
  }

  @Override
  @Nullable HttpExchange before() {
    return before;
  }

  @Override
  HttpCall called() {
    return call;
  }

  @Override
  public Reach reach() {
    return reach;
  }

  @Override
  public boolean elsewhere() {
    return endpoint() != null && transport.endpoints().hasUntried(this);
  }

  @Override
  public @Nullable String retryAfter() {
    return response == null ? null : response.getHeader(HttpHeaders.RETRY_AFTER);
  }

  /** A header of the response, as it came; empty for none. */
  String header(CharSequence name) {
    return response == null ? "" : Objects.requireNonNullElse(response.getHeader(name), "");
  }

  /** Begins at its endpoint. */
  void begin() {
    tries();
    if (before != null && before.ended() && before.raced()) {
      pool().acquireFresh(this);
    } else {
      pool().acquire(this);
    }
  }

  @Override
  public boolean awaitingService() {
    return status() == 0 ? sendsNothing() : call.awaitingBody() && !isEventStream();
  }

  @Override
  public boolean awaitingClient() {
    return status() == 0 && !sendsNothing();
  }

  /** Whose events come when there are any; asked by what looks at the clock alone. */
  private boolean isEventStream() {
    return !call.buffered()
        && MediaType.essence(header(HttpHeaders.CONTENT_TYPE)).equals(MediaType.EVENT_STREAM);
  }

  private boolean sendsNothing() {
    return upload == null || upload.awaitingService();
  }

  /** The response, or its connection, broke. */
  void broke(Throwable cause) {
    letGo();
    fail(transport.failures().onConnection(cause));
  }

  /** Whether the reader of the response's body wants nothing more of it for now. */
  void readerRests(boolean now) {
    RequestChannel used = channel;
    if (used != null) {
      used.rests(now);
    }
  }

  /** The response is complete; a request that is not cannot be completed any more. */
  void completed() {
    RequestChannel used = channel;
    if (upload != null && !upload.complete()) {
      discard();
    } else if (used != null) {
      channel = null;
      pool().release(used);
    }
  }

  @Override
  protected void abandon() {
    discard();
  }

  /** Closes the connection, or its stream, or no longer waits for one. */
  private void discard() {
    if (request != null) {
      request.reset(Http2Error.CANCEL.code()); // HTTP/1.1 closes whatever the code is
    }
    if (channel == null && endpoint() != null) {
      pool().withdraw(this);
    }
    letGo();
  }

  /** Has the connection's end told after the response's; runs when the head's read is decoded. */
  void hold(Runnable read) {
    if (channel == null) {
      call.guarded(read);
    } else {
      channel.hold();
      channel.afterRead(read, call);
    }
  }

  @Override
  public ContextInternal context() {
    return call.vertxContext();
  }

  @Override
  public void connected(RequestChannel given) {
    channel = given;
    try {
      given.request().onComplete(ready -> ready(given, ready), this::notReady);
    } catch (RuntimeException | Error fault) { // an edge, as are those below: the call has to end
      call.threw(fault);
    }
  }

  @Override
  public void notConnected(Throwable cause) {
    fail(transport.failures().withoutConnection(cause, call.sent()));
  }

  private void ready(RequestChannel on, HttpClientRequest ready) {
    request = ready;
    ready.exceptionHandler(fault -> {}); // the response's future tells of it too
    if (ended()) {
      discard();
      return;
    }
    try {
      write(on, ready, call.request());
    } catch (IllegalArgumentException invalid) { // whose text quotes the value: it may be a secret
      if (upload != null && upload.begun()) {
        call.threw(invalid);
      } else {
        reject(transport.headers().whyUnsendable(call.request(), call.context()));
      }
    } catch (RuntimeException | Error fault) {
      call.threw(fault);
    }
  }

  private void notReady(Throwable cause) {
    Reach got = FailureReader.closed(cause) ? Reach.NOT_SENT : Reach.SENT;
    lost(got, transport.failures().withoutConnection(cause, call.sent()));
  }

  private void write(RequestChannel on, HttpClientRequest to, UpstreamRequest from) {
    to.setMethod(from.method()).setURI(Objects.requireNonNull(endpoint()).join(from.target()));
    transport.writeHead(call, url(), to);
    on.prepare(to, call);
    to.response().onComplete(this::received, fault -> noResponse(on, fault));
    call.sent(1);
    reach = Reach.SENT;
    HttpTransport.end(from, to);
    if (from.body() instanceof RequestBody.Streamed streamed) {
      upload = new Upload(streamed.length(), to, call, this, on);
      upload.begin(transport.timers());
    }
  }

  private void received(HttpClientResponse head) {
    try {
      if (!ended()) {
        take(head);
      }
    } catch (RuntimeException | Error fault) {
      call.threw(fault);
    }
  }

  private void take(HttpClientResponse head) {
    response = head;
    head.exceptionHandler(this::broke);
    int status = head.statusCode();
    String fault = SwitchingResponse.fault(call.request(), head);
    if (fault != null) {
      giveUp(new Malformed(call.service(), fault));
      return;
    }
    if (status >= FIRST_STATUS_NOT_WELCOMING) {
      stopUpload();
    }
    if (answered(status)) {
      var _ = call.exchangedBy(this);
      if (status == SwitchingResponse.STATUS && channel instanceof Http1Connection connection) {
        leave(connection, head);
      } else {
        call.receive(head, this);
      }
    } else {
      new UnwantedBody(head, UnwantedBody.Bounds.USUAL, this::discard)
          .drop(
              ResponseContent.length(status, call.request().method(), head.headers()),
              transport.timers(),
              this::completed);
    }
  }

  /** Ends with the handshake: what its connection becomes is no exchange. */
  private void leave(Http1Connection connection, HttpClientResponse head) {
    channel = null;
    request = null; // whose reset would close it
    pool().leave(connection);
    handOver();
    finish();
    call.receive(head, connection.switched());
  }

  private void noResponse(RequestChannel on, Throwable cause) {
    Reach got = on.reach(cause);
    if (FailureReader.mayBeProcessed(got, on.heard(), cause)) {
      lost(got, transport.failures().onConnection(cause));
      return;
    }
    call.sent(-1);
    if (got == Reach.NOT_CONNECTED) {
      reject("not sent: " + NetworkFault.words(cause));
    } else {
      lost(got, transport.failures().unprocessed(cause, call.sent()));
    }
  }

  private void lost(Reach got, UpstreamFailure failure) {
    letGo();
    reach = got;
    fail(failure);
  }

  private void letGo() {
    RequestChannel unfit = channel;
    channel = null;
    try {
      stopUpload();
    } finally { // whatever the source of the upload does
      if (unfit != null) {
        pool().discard(unfit);
      }
    }
  }

  private void stopUpload() {
    if (upload != null) {
      upload.stop();
    }
  }
}
