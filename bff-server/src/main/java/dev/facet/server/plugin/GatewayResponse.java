// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.plugin;

import dev.facet.http.ContentTypeOptions;
import dev.facet.upstream.SwitchedConnection;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.streams.ReadStream;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A response on its way to the client.
 *
 * @param status the HTTP status
 * @param headers may be changed by outer plugins; Content-Length and Transfer-Encoding of a {@link
 *     Body.Bytes} are set when it is written
 * @param body what follows the head
 */
public record GatewayResponse(int status, MultiMap headers, Body body) {
  /** What follows the head of a response. */
  public sealed interface Body {
    /** Nothing. */
    record Empty() implements Body {}

    /**
     * Nothing: the head says how a call of gRPC failed. Its status of HTTP is 200 on the wire,
     * whatever {@link GatewayResponse#status} says for those who look at it on the way.
     */
    record GrpcFailure() implements Body {}

    /** Bytes that are all there. */
    record Bytes(Buffer bytes) implements Body {}

    /**
     * Bytes that are still arriving.
     *
     * @param source paused; a failure closes the client's connection without a proper end
     * @param trailers asked for once the source has ended; null for none
     * @param abort tells the source that the client has left
     */
    record Streamed(
        ReadStream<Buffer> source, @Nullable Supplier<MultiMap> trailers, Runnable abort)
        implements Body {}

    /**
     * None: the connection goes on in another protocol behind the status 101.
     *
     * @param protocol its name, as {@code websocket}
     * @param service the service's connection, which has agreed
     * @param idle how long nothing may pass in either direction before the gateway closes it
     * @param over told once, when the tunnel is closed, or at once where it does not come about
     */
    record Upgraded(
        String protocol, SwitchedConnection service, Duration idle, Consumer<TunnelEnd> over)
        implements Body {
      /** Sees to it that it is told once. */
      public Upgraded {
        over = over instanceof ToldOnce ? over : new ToldOnce(over, new AtomicBoolean());
      }

      private record ToldOnce(Consumer<TunnelEnd> next, AtomicBoolean told)
          implements Consumer<TunnelEnd> {
        @Override
        public void accept(TunnelEnd end) {
          if (!told.getAndSet(true)) {
            next.accept(end);
          }
        }
      }

      /** The same, which tells another listener first. */
      public Upgraded alsoTelling(Consumer<TunnelEnd> other) {
        return new Upgraded(protocol, service, idle, other.andThen(over));
      }

      /** The same with another time in which nothing may pass. */
      public Upgraded within(Duration other) {
        return new Upgraded(protocol, service, other, over);
      }
    }
  }

  /**
   * What became of a tunnel.
   *
   * @param received bytes of the client
   * @param sent bytes of the service
   * @param closeCode of the first Close frame of a WebSocket (RFC 6455, section 7.4); 1005 for one
   *     without a code, 1006 for none
   */
  public record TunnelEnd(long received, long sent, int closeCode) {
    /** Both ends agreed to close. */
    public boolean isOrderly() {
      return closeCode != ABNORMAL;
    }

    /** The code of a tunnel that broke off. */
    public static final int ABNORMAL = 1006;
  }

  private static final CharSequence NO_STORE = HttpHeaders.createOptimized("no-store");

  /** Responses of gRPC have no other; it says in its own status what went wrong. */
  private static final int GRPC = 200;

  private static final Body NOTHING = new Body.Empty();

  /** A response without a body. */
  public static GatewayResponse empty(int status) {
    return new GatewayResponse(status, HttpHeaders.headers(), NOTHING);
  }

  /**
   * A response with a body that is all there. Browsers do not take it for anything but what its
   * type says (Fetch standard, section 3.6).
   *
   * @param contentType the value of Content-Type
   */
  public static GatewayResponse of(int status, String contentType, Buffer bytes) {
    MultiMap headers = HttpHeaders.headers();
    headers.set(HttpHeaders.CONTENT_TYPE, contentType);
    ContentTypeOptions.set(headers);
    return new GatewayResponse(status, headers, new Body.Bytes(bytes));
  }

  /**
   * The same, which no cache keeps: it is for this client, at this moment.
   *
   * @param contentType the value of Content-Type
   */
  public static GatewayResponse unstored(int status, String contentType, Buffer bytes) {
    GatewayResponse response = of(status, contentType, bytes);
    response.headers.set(HttpHeaders.CACHE_CONTROL, NO_STORE);
    return response;
  }

  /**
   * A copy with a header set, in place of all of that name. Who owns the response, such as a plugin
   * on its way out, changes {@link #headers()} and copies nothing.
   */
  public GatewayResponse withHeader(CharSequence name, CharSequence value) {
    GatewayResponse copy = withBody(body);
    copy.headers.set(name, value);
    return copy;
  }

  /** The status that the client is sent. */
  public int statusOnWire() {
    return body instanceof Body.GrpcFailure ? GRPC : status;
  }

  /** Gives up what would follow the head: it will not be written. */
  public void abandon() {
    switch (body) {
      case Body.Empty _, Body.GrpcFailure _, Body.Bytes _ -> {}
      case Body.Streamed streamed -> streamed.abort().run();
      case Body.Upgraded upgraded -> {
        upgraded.service().close();
        upgraded.over().accept(new TunnelEnd(0, 0, TunnelEnd.ABNORMAL));
      }
    }
  }

  /** A copy with another body; its headers are a copy as well. */
  public GatewayResponse withBody(Body other) {
    return new GatewayResponse(status, HttpHeaders.headers().addAll(headers), other);
  }
}
