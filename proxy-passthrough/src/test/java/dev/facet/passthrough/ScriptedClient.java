// SPDX-License-Identifier: Apache-2.0
package dev.facet.passthrough;

import dev.facet.upstream.CallContext;
import dev.facet.upstream.Delivery;
import dev.facet.upstream.UpstreamClient;
import dev.facet.upstream.UpstreamRequest;
import dev.facet.upstream.UpstreamResponse;
import dev.facet.upstream.UpstreamStream;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.MultiMap;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.streams.ReadStream;
import java.net.URI;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A client without a network: records the request and gives the prepared response. */
public final class ScriptedClient implements UpstreamClient, UpstreamStream, ReadStream<Buffer> {
  private final String service;
  int status = 200;
  String protocol = "1.1";
  final MultiMap headers = MultiMap.caseInsensitiveMultiMap();
  final MultiMap trailers = MultiMap.caseInsensitiveMultiMap();
  @Nullable UpstreamRequest received;
  @Nullable Handler<Buffer> reader;
  private @Nullable CallContext context;
  private Future<UpstreamStream> outcome = Future.succeededFuture(this);
  boolean aborted;
  boolean resumed;

  /** One that responds 200 without a body. */
  public ScriptedClient(String service) {
    this.service = service;
  }

  /** From now on it does not respond. */
  public ScriptedClient silent() {
    waiting();
    return this;
  }

  /** From now on it responds when it is told to, or fails then. */
  public Promise<UpstreamStream> waiting() {
    Promise<UpstreamStream> response = Promise.promise();
    outcome = response.future();
    return response;
  }

  /** From now on its calls fail. */
  public void failing(Throwable cause) {
    outcome = Future.failedFuture(cause);
  }

  /** What it was asked last; null for nothing. */
  public @Nullable UpstreamRequest received() {
    return received;
  }

  /** On whose behalf it was asked last. */
  public CallContext context() {
    return Objects.requireNonNull(context);
  }

  /** Whether its response was given up. */
  public boolean aborted() {
    return aborted;
  }

  /** Whether its response is read. */
  public boolean resumed() {
    return resumed;
  }

  /** From now on its responses have this status. */
  public void status(int next) {
    status = next;
  }

  /** Sends a piece of the response's body. */
  public void push(Buffer piece) {
    Objects.requireNonNull(reader).handle(piece);
  }

  @Override
  public String service() {
    return service;
  }

  @Override
  public Future<UpstreamResponse> call(UpstreamRequest request, CallContext context) {
    return Future.failedFuture("not scripted");
  }

  @Override
  public Future<UpstreamStream> stream(UpstreamRequest request, CallContext context) {
    received = request;
    this.context = context;
    return outcome;
  }

  @Override
  public List<String> forwarded() {
    return List.of();
  }

  @Override
  public List<URI> bases() {
    return List.of(URI.create("http://orders-1:8080"));
  }

  @Override
  public List<String> secrets() {
    return List.of();
  }

  @Override
  public UpstreamClient uncached() {
    return this;
  }

  @Override
  public int maxTarget() {
    return 8_000;
  }

  @Override
  public long changes() {
    return 0;
  }

  @Override
  public void changed() {}

  @Override
  public int status() {
    return status;
  }

  @Override
  public String protocol() {
    return protocol;
  }

  @Override
  public MultiMap headers() {
    return headers;
  }

  @Override
  public ReadStream<Buffer> body() {
    return this;
  }

  @Override
  public Delivery delivery() {
    return Delivery.NONE;
  }

  @Override
  public MultiMap trailers() {
    return trailers;
  }

  @Override
  public void abort() {
    aborted = true;
  }

  @Override
  public ReadStream<Buffer> exceptionHandler(@Nullable Handler<Throwable> handler) {
    return this;
  }

  @Override
  public ReadStream<Buffer> handler(@Nullable Handler<Buffer> handler) {
    reader = handler;
    return this;
  }

  @Override
  public ReadStream<Buffer> pause() {
    return this;
  }

  @Override
  public ReadStream<Buffer> resume() {
    resumed = true;
    return this;
  }

  @Override
  public ReadStream<Buffer> fetch(long amount) {
    return this;
  }

  @Override
  public ReadStream<Buffer> endHandler(@Nullable Handler<Void> endHandler) {
    return this;
  }
}
