// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.plugin.auth.jwt;

import dev.facet.http.ResponseBodyCollector;
import dev.facet.upstream.ResponseBody;
import dev.facet.upstream.UpstreamFailure;
import dev.facet.upstream.coding.ContentDecoder;
import dev.facet.upstream.coding.ContentDecoder.Decoded;
import dev.facet.upstream.http.NetworkFault;
import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Gets one JWK set: within a time, 256 KiB at most, before and after it is decompressed, and
 * without following redirects.
 */
final class JwksFetch {
  private static final Duration MAX_TIME = Duration.ofSeconds(5);
  private static final Duration MAX_CONNECT_TIME = Duration.ofSeconds(2);
  private static final int MAX_LENGTH = 256 * 1024;

  private final HttpClient client;
  private final RequestOptions target;
  private final String endpoint;
  private final KeyReader reader;
  private final Duration limit;

  /** Why a response is no key set, in words. It has no stack trace: it is an outcome. */
  private static final class NoKeySet extends Exception {
    private static final long serialVersionUID = 1L;

    NoKeySet(String message) {
      super(message, null, false, false);
    }
  }

  /** A fetch that may take 5 s once it is connected. */
  JwksFetch(Vertx vertx, URI uri, KeyReader reader) {
    this(vertx, uri, reader, MAX_TIME);
  }

  JwksFetch(Vertx vertx, URI uri, KeyReader reader, Duration limit) {
    this.limit = limit;
    // The time for a response ends before that of an idle connection, and has words of its own.
    this.client =
        vertx.createHttpClient(
            new HttpClientOptions()
                .setConnectTimeout((int) MAX_CONNECT_TIME.toMillis())
                .setSslHandshakeTimeoutUnit(TimeUnit.MILLISECONDS)
                .setSslHandshakeTimeout(MAX_CONNECT_TIME.toMillis())
                .setIdleTimeoutUnit(TimeUnit.MILLISECONDS)
                .setIdleTimeout((int) limit.multipliedBy(2).toMillis()),
            new PoolOptions().setHttp1MaxSize(2));
    this.target =
        new RequestOptions()
            .setMethod(HttpMethod.GET)
            .setAbsoluteURI(uri.toString())
            .putHeader(HttpHeaders.ACCEPT, "application/jwk-set+json, application/json")
            .putHeader(HttpHeaders.ACCEPT_ENCODING, "gzip");
    this.endpoint = uri.getScheme() + "://" + hostAndPort(uri);
    this.reader = reader;
  }

  /** Scheme, host and port, without what may be secret: user, path and query. */
  String endpoint() {
    return endpoint;
  }

  /** Says in words for operators why a fetch failed. */
  static String cause(@Nullable Throwable failure) {
    return switch (failure) {
      case NoKeySet known -> String.valueOf(known.getMessage());
      case null -> "no key set";
      default -> NetworkFault.words(failure);
    };
  }

  Future<KeySet> fetch() {
    return client.request(new RequestOptions(target)).compose(this::exchange).compose(this::read);
  }

  void close() {
    var _ = client.close();
  }

  private Future<KeySet> read(byte[] body) {
    try {
      KeySet keys = reader.published(new JsonObject(Buffer.buffer(body)));
      return keys.isEmpty()
          ? Future.failedFuture(new NoKeySet("no usable key (expected: 1 or more)"))
          : Future.succeededFuture(keys);
    } catch (DecodeException e) {
      return Future.failedFuture(new NoKeySet("the response is no JSON object"));
    }
  }

  private Future<byte[]> exchange(HttpClientRequest request) {
    return request
        .send()
        .compose(this::body)
        .timeout(limit.toMillis(), TimeUnit.MILLISECONDS)
        .onFailure(_ -> request.reset())
        .recover(
            failure -> Future.failedFuture(failure instanceof TimeoutException ? late() : failure));
  }

  private NoKeySet late() {
    return new NoKeySet("no complete response within " + limit.toMillis() + " ms");
  }

  private Future<byte[]> body(HttpClientResponse response) {
    response.exceptionHandler(_ -> {}); // the reset of a fetch that failed is no news
    if (response.statusCode() != 200) {
      return Future.failedFuture(new NoKeySet("status " + response.statusCode()));
    }
    Promise<ResponseBody> whole = Promise.promise();
    ResponseBodyCollector pieces = new ResponseBodyCollector(MAX_LENGTH);
    response.exceptionHandler(whole::tryFail);
    response.handler(piece -> {
      if (!pieces.add(piece)) {
        whole.tryFail(tooLong());
      }
    });
    response.endHandler(_ -> whole.tryComplete(ResponseBody.of(pieces.pieces())));
    return whole.future().compose(body -> decoded(response.headers(), body));
  }

  // An issuer may compress whatever was asked for, RFC 9110 section 12.5.3.
  private Future<byte[]> decoded(MultiMap headers, ResponseBody body) {
    return switch (new ContentDecoder(endpoint, MAX_LENGTH).decode(headers, body)) {
      case Decoded.Body(var whole) -> Future.succeededFuture(whole.bytes());
      case Decoded.Failed(UpstreamFailure.TooLarge _) -> Future.failedFuture(tooLong());
      case Decoded.Failed(var failure) -> Future.failedFuture(new NoKeySet(failure.cause()));
    };
  }

  private static NoKeySet tooLong() {
    return new NoKeySet("longer than " + MAX_LENGTH + " bytes");
  }

  private static String hostAndPort(URI uri) {
    return uri.getPort() < 0 ? uri.getHost() : uri.getHost() + ":" + uri.getPort();
  }
}
