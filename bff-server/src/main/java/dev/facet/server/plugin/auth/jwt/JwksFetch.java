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
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.util.concurrent.TimeUnit;

/** Gets one JWK set: within 5 s, 256 KiB at most, without following redirects. */
final class JwksFetch {
  private static final int SECONDS = 5;
  private static final int LONGEST = 256 * 1024;

  private final HttpClient client;
  private final RequestOptions target;
  private final KeyReader reader;

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
    this.reader = reader;
  }

  Future<KeySet> fetch() {
    return client
        .request(new RequestOptions(target))
        .compose(JwksFetch::exchange)
        .map(body -> {
          KeySet keys = reader.published(new JsonObject(body));
          if (keys.isEmpty()) {
            throw new IllegalStateException("jwks: no usable key (expected: 1 or more)");
          }
          return keys;
        });
  }

  void close() {
    var _ = client.close();
  }

  private static Future<Buffer> exchange(HttpClientRequest request) {
    return request
        .send()
        .compose(JwksFetch::read)
        .timeout(SECONDS, TimeUnit.SECONDS)
        .onFailure(_ -> request.reset());
  }

  private static Future<Buffer> read(HttpClientResponse response) {
    Promise<Buffer> whole = Promise.promise();
    response.exceptionHandler(whole::tryFail);
    if (response.statusCode() != 200) {
      whole.fail(new IOException("jwks: status " + response.statusCode()));
      return whole.future();
    }
    Buffer body = Buffer.buffer();
    response.handler(piece -> {
      if (body.length() + piece.length() <= LONGEST) {
        body.appendBuffer(piece);
      } else {
        whole.tryFail(new IOException("jwks: longer than " + LONGEST + " bytes"));
      }
    });
    response.endHandler(_ -> whole.tryComplete(body));
    return whole.future();
  }
}
