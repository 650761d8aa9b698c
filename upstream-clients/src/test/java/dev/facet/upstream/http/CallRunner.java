// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream.http;

import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.facet.upstream.CallContext;
import dev.facet.upstream.RequestBody;
import dev.facet.upstream.UpstreamClient;
import dev.facet.upstream.UpstreamException;
import dev.facet.upstream.UpstreamFailure;
import dev.facet.upstream.UpstreamPool.Lease;
import dev.facet.upstream.UpstreamRequest;
import dev.facet.upstream.UpstreamResponse;
import dev.facet.upstream.UpstreamState;
import dev.facet.upstream.config.UpstreamConfig;
import dev.facet.upstream.discovery.EndpointSources;
import dev.facet.upstream.store.SharedStores;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.net.TrustOptions;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Makes calls on one event loop, as the gateway does, and waits for what comes of them. */
final class CallRunner implements AutoCloseable {
  private static final long PATIENCE_SECONDS = 60;

  final Vertx vertx;
  final Context context;
  final VertxUpstreamPool pool;
  final Lease lease;

  CallRunner(Vertx vertx, UpstreamConfig config) {
    this(vertx, config, null);
  }

  CallRunner(Vertx vertx, UpstreamConfig config, @Nullable TrustOptions trust) {
    this(vertx, config, trust, System::nanoTime);
  }

  CallRunner(Vertx vertx, UpstreamConfig config, @Nullable TrustOptions trust, LongSupplier clock) {
    this(vertx, config, trust, clock, NameLookup.ofSystem(vertx));
  }

  CallRunner(
      Vertx vertx,
      UpstreamConfig config,
      @Nullable TrustOptions trust,
      LongSupplier clock,
      NameLookup names) {
    this(new ClientSettings(vertx, 1, trust, clock, names, EndpointSources.NONE), config);
  }

  CallRunner(ClientSettings settings, UpstreamConfig config) {
    this.vertx = settings.vertx();
    this.context = vertx.getOrCreateContext();
    this.pool = new VertxUpstreamPool(settings, SharedStores.NONE);
    this.lease = pool.lease("users", config);
  }

  UpstreamClient client() {
    return lease.client();
  }

  UpstreamState state() {
    return pool.states().getFirst();
  }

  /** Runs something on the event loop and waits for its outcome. */
  <T> T on(Supplier<Future<T>> action) {
    return await(later(action));
  }

  /** Runs something on the event loop. */
  <T> Future<T> later(Supplier<Future<T>> action) {
    Promise<T> promise = Promise.promise();
    context.runOnContext(go -> action.get().onComplete(promise));
    return promise.future();
  }

  UpstreamResponse call(UpstreamRequest request) {
    return call(request, CallContext.detached());
  }

  UpstreamResponse call(UpstreamRequest request, CallContext callContext) {
    return on(() -> client().call(request, callContext));
  }

  UpstreamFailure failure(UpstreamRequest request) {
    return failure(request, CallContext.detached());
  }

  UpstreamFailure failure(UpstreamRequest request, CallContext callContext) {
    return failureOf(later(() -> client().call(request, callContext)));
  }

  static UpstreamFailure failureOf(Future<?> future) {
    return assertThrows(UpstreamException.class, () -> await(future)).failure();
  }

  static <T> T await(Future<T> future) {
    try {
      return future.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (TimeoutException late) {
      throw new AssertionError("nothing came of it in " + PATIENCE_SECONDS + " s", late);
    }
  }

  static UpstreamRequest get(String target) {
    return request(HttpMethod.GET, target, RequestBody.NONE);
  }

  static UpstreamRequest request(HttpMethod method, String target, RequestBody body) {
    return new UpstreamRequest(method, target, MultiMap.caseInsensitiveMultiMap(), body, null);
  }

  @Override
  public void close() {
    lease.close();
  }
}
