// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.plugin;

import dev.facet.server.pipeline.RouteFailures;
import dev.facet.upstream.Cancellation;
import dev.facet.upstream.FailureBudgets;
import dev.facet.upstream.RequestBody;
import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import java.util.concurrent.TimeUnit;

/** Requests in flight for tests. */
public final class Exchanges {
  /** Writes what fails to the log. */
  public static final RouteFailures FAILURES =
      new RouteFailures(new FailureBudgets(System::nanoTime));

  private Exchanges() {}

  /** A request with headers given as name, value, name, value. */
  public static Exchange of(HttpMethod method, String path, String... headers) {
    return of(method, path, "192.0.2.7", RequestBody.NONE, headers);
  }

  /** A GET with headers given as name, value, name, value. */
  public static Exchange get(String path, String... headers) {
    return of(HttpMethod.GET, path, headers);
  }

  /** A GET from an address. */
  public static Exchange from(String clientIp, String... headers) {
    return of(HttpMethod.GET, "/", clientIp, RequestBody.NONE, headers);
  }

  /** A POST with a body. */
  public static Exchange post(RequestBody body) {
    return of(HttpMethod.POST, "/", "192.0.2.7", body);
  }

  private static Exchange of(
      HttpMethod method, String path, String clientIp, RequestBody body, String... headers) {
    MultiMap map = HttpHeaders.headers();
    for (int i = 0; i < headers.length; i += 2) {
      map.add(headers[i], headers[i + 1]);
    }
    GatewayRequest request =
        new GatewayRequest(
            method,
            "https",
            "gateway.example",
            path,
            null,
            map,
            body,
            clientIp,
            false,
            clientIp,
            "1.1",
            map.getAll(HttpHeaders.ORIGIN));
    return new Exchange(request, "orders", "/orders/*", "first-id", new Cancellation());
  }

  /** An endpoint that answers 200 without a body. */
  public static Future<GatewayResponse> ok(Exchange exchange) {
    return Future.succeededFuture(GatewayResponse.empty(200));
  }

  /** The result of a future that completes soon. */
  public static <T> T result(Future<T> future) {
    try {
      return future.toCompletionStage().toCompletableFuture().get(60, TimeUnit.SECONDS);
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  /** The problem that a completed future fails with. */
  public static Problem problem(Future<?> future) {
    if (future.cause() instanceof ProblemException e) {
      return e.problem();
    }
    throw new AssertionError("no problem: " + future);
  }
}
