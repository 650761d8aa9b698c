// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.listener;

import dev.facet.server.plugin.GatewayResponse;
import dev.facet.server.plugin.GatewayResponse.Body;
import dev.facet.server.plugin.InterimResponseSink;
import dev.facet.server.tunnel.Tunnel;
import dev.facet.upstream.Cancellation;
import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.HttpVersion;
import org.jspecify.annotations.Nullable;

/**
 * Where the response to one request goes: whole ones at once; of streamed ones the head at once,
 * the rest as the client takes it. A response that breaks off never looks complete: it closes a
 * connection of HTTP/1.1, or resets one stream of HTTP/2. Confined to the request's context.
 */
final class ResponseChannel implements InterimResponseSink {
  private static final int CONTINUE = 100;

  private final HttpServerResponse response;
  private final RequestEnd end;
  private final Cancellation cancellation;
  private final ClientStream connection;
  private final ResponseDefaults defaults;
  private final UnreadUpload upload;
  private final boolean older;
  private final boolean ofHead;
  private boolean last;
  private @Nullable OutboundBody streamed;
  private boolean changed;

  private ResponseChannel(
      HttpServerRequest request,
      ClientStream connection,
      RequestEnd end,
      Cancellation cancellation,
      ResponseDefaults defaults) {
    this.response = request.response();
    this.end = end;
    this.cancellation = cancellation;
    this.connection = connection;
    this.defaults = defaults;
    this.upload = new UnreadUpload(request);
    this.older = request.version() == HttpVersion.HTTP_1_0;
    this.ofHead = request.method().equals(HttpMethod.HEAD);
  }

  /**
   * The channel of a request that has just arrived.
   *
   * @param connection what it came over
   * @param end told when the response is written or the client has left
   * @param cancellation fires when the client goes away
   * @param defaults what the response has, whoever makes it
   */
  static ResponseChannel open(
      HttpServerRequest request,
      ClientStream connection,
      RequestEnd end,
      Cancellation cancellation,
      ResponseDefaults defaults) {
    ResponseChannel channel = new ResponseChannel(request, connection, end, cancellation, defaults);
    channel
        .response
        .closeHandler(_ -> {
          end.left();
          connection.unread().forget();
          if (connection.outlivesResponse() || !channel.isComplete()) {
            cancellation.cancel();
          }
        })
        .endHandler(_ -> {
          end.handle(null);
          connection.unread().forget();
          channel.connection.responded();
        });
    return channel;
  }

  /** Whether all of the response is written. */
  boolean isComplete() {
    return response.ended();
  }

  /** Whether the client has a part of the response. */
  boolean isBegun() {
    return response.headWritten() || response.ended() || changed;
  }

  /** Whether the client has to read before more of the response can be written. */
  boolean isBlocked() {
    return streamed != null && streamed.isBlocked();
  }

  /** What the request came over. */
  ClientStream connection() {
    return connection;
  }

  /** Closes the connection behind the response; at once where that is written. */
  void closeAfterwards() {
    if (!last) {
      last = true;
      if (response.ended()) {
        connection.closeGently();
      }
    }
  }

  /** Writes a response; aborts it where the client has left or has one already. */
  void send(GatewayResponse outbound) {
    if (!response.ended() && !response.headWritten()) {
      end.responded(outbound.status());
    }
    if (response.closed() || response.ended() || response.headWritten()) {
      outbound.abandon();
      return;
    }
    connection.stay();
    ReasonPhrases.set(response, connection.statusOnWire(outbound.statusOnWire()));
    response.headers().addAll(outbound.headers());
    defaults.addDate(response.headers());
    last = last || defaults.draining().hasBegun() || upload.isTooMuchBehind(outbound);
    connection.prepare(response.headers(), last);
    switch (outbound.body()) {
      case Body.Empty _, Body.GrpcFailure _ -> settle(ending().end());
      case Body.Bytes(var bytes) when WholeBody.isLarge(bytes) && !ofHead ->
          streamed().whole(bytes);
      case Body.Bytes(var bytes) -> settle(ending().end(bytes));
      case Body.Streamed pieces -> streamed().begin(pieces);
      case Body.Upgraded _ -> throw new IllegalStateException("a 101 to no such request");
    }
  }

  /** Writes an interim response that means nothing, where one can still be written. */
  void probe() {
    interim(CONTINUE, HttpHeaders.headers());
  }

  /** Bytes that were written of the response; negative before its head is. */
  long written() {
    return response.headWritten() ? response.bytesWritten() : -1;
  }

  @Override
  public void interim(int status, MultiMap headers) {
    if (!older && !isBegun() && !response.closed()) {
      connection.interim(status, headers, response);
    }
  }

  /**
   * Switches the protocol, as the service has agreed to; closes the service's connection where the
   * client has left. The request is over with it.
   *
   * @param terms what the tunnel keeps to
   */
  void change(GatewayResponse outbound, Body.Upgraded upgraded, Tunnel.Terms terms) {
    end.responded(outbound.status());
    if (response.closed() || isBegun()) {
      outbound.abandon();
      return;
    }
    changed = true;
    defaults.addDate(outbound.headers());
    connection.change(new TunnelAgreement(outbound, upgraded, terms, defaults.tunnels()));
    end.handle(null);
  }

  /**
   * Writes the last response in place of one that could not be written; breaks off where the client
   * has a part of that.
   */
  void sendInstead(GatewayResponse failure) {
    if (isBegun()) {
      end.handle(null);
      connection.reset();
    } else {
      response.headers().clear();
      connection.resetOnClose(false);
      closeAfterwards();
      send(failure);
    }
  }

  private OutboundBody streamed() {
    streamed = new OutboundBody(response, connection, cancellation, () -> settle(ending().end()));
    return streamed;
  }

  /** The response, of which the last byte is written next. */
  private HttpServerResponse ending() {
    end.ending();
    return response;
  }

  private void settle(Future<Void> written) {
    connection.settle(written, upload, last);
  }
}
