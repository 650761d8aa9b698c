// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.plugin.auth.jwt;

import io.vertx.core.Future;
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
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** Gets one JWK set: within 5 s, 256 KiB at most, without following redirects. */
final class JwksFetch {
  private static final int SECONDS = 5;
  private static final int MAX_LENGTH = 256 * 1024;

  private final HttpClient client;
  private final RequestOptions target;
  private final String endpoint;
  private final KeyReader reader;

  /** Why a response is no key set, in words. It has no stack trace: it is an outcome. */
  private static final class NoKeySet extends Exception {
    private static final long serialVersionUID = 1L;

    NoKeySet(String message) {
      super(message, null, false, false);
    }
  }

  JwksFetch(Vertx vertx, URI uri, KeyReader reader) {
    this.client =
        vertx.createHttpClient(
            new HttpClientOptions().setConnectTimeout(2000).setIdleTimeout(SECONDS),
            new PoolOptions().setHttp1MaxSize(2));
    this.target =
        new RequestOptions()
            .setMethod(HttpMethod.GET)
            .setAbsoluteURI(uri.toString())
            .putHeader(HttpHeaders.ACCEPT, "application/jwk-set+json, application/json");
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
      case TimeoutException _ -> "no response within " + SECONDS + " s";
      case null -> "no key set";
      default -> failure.getClass().getSimpleName() + ": " + failure.getMessage();
    };
  }

  Future<KeySet> fetch() {
    return client
        .request(new RequestOptions(target))
        .compose(JwksFetch::exchange)
        .compose(this::read);
  }

  void close() {
    var _ = client.close();
  }

  private Future<KeySet> read(Buffer body) {
    try {
      KeySet keys = reader.published(new JsonObject(body));
      return keys.isEmpty()
          ? Future.failedFuture(new NoKeySet("no usable key (expected: 1 or more)"))
          : Future.succeededFuture(keys);
    } catch (DecodeException e) {
      return Future.failedFuture(new NoKeySet("the response is no JSON object"));
    }
  }

  private static Future<Buffer> exchange(HttpClientRequest request) {
    return request
        .send()
        .compose(JwksFetch::body)
        .timeout(SECONDS, TimeUnit.SECONDS)
        .onFailure(_ -> request.reset());
  }

  private static Future<Buffer> body(HttpClientResponse response) {
    Promise<Buffer> whole = Promise.promise();
    response.exceptionHandler(whole::tryFail);
    if (response.statusCode() != 200) {
      whole.fail(new NoKeySet("status " + response.statusCode()));
      return whole.future();
    }
    Buffer body = Buffer.buffer();
    response.handler(piece -> {
      if (body.length() + piece.length() <= MAX_LENGTH) {
        body.appendBuffer(piece);
      } else {
        whole.tryFail(new NoKeySet("longer than " + MAX_LENGTH + " bytes"));
      }
    });
    response.endHandler(_ -> whole.tryComplete(body));
    return whole.future();
  }

  private static String hostAndPort(URI uri) {
    return uri.getPort() < 0 ? uri.getHost() : uri.getHost() + ":" + uri.getPort();
  }
}
