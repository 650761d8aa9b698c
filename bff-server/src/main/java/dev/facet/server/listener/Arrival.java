// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.listener;

import dev.facet.server.pipeline.Pipeline;
import dev.facet.server.plugin.BrokenRule;
import dev.facet.server.plugin.ClientCertificate;
import dev.facet.server.plugin.Exchange;
import dev.facet.server.plugin.GatewayResponse;
import dev.facet.server.plugin.Problem;
import dev.facet.server.plugin.ProblemCode;
import dev.facet.server.plugin.correlation.CorrelationIds;
import dev.facet.server.problem.ProblemContext;
import dev.facet.server.snapshot.Route;
import dev.facet.server.snapshot.Snapshot;
import dev.facet.upstream.Cancellation;
import dev.facet.upstream.RequestBody;
import io.vertx.core.AsyncResult;
import io.vertx.core.Handler;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One request between its arrival and its response. Its body may break at any time before its end:
 * then what works on it gives up, and its response says why.
 */
final class Arrival implements InboundRequest, Handler<AsyncResult<GatewayResponse>> {
  private static final Logger LOG = LoggerFactory.getLogger(HttpListener.class);

  private final Snapshot snapshot;
  private final RequestEnd end;
  private final Cancellation cancellation;
  private final ResponseChannel channel;
  private @Nullable ClientCertificate certificate;
  private @Nullable BrokenRule broken;
  private @Nullable InboundBody body;
  private @Nullable Exchange exchange;
  private @Nullable Route route;

  Arrival(Snapshot snapshot, RequestEnd end, Cancellation cancellation, ResponseChannel channel) {
    this.snapshot = snapshot;
    this.end = end;
    this.cancellation = cancellation;
    this.channel = channel;
  }

  /** Notes what the client showed in its handshake. */
  void showing(@Nullable ClientCertificate shown) {
    certificate = shown;
  }

  /** Notes why it cannot be read. */
  void breaking(BrokenRule rule) {
    broken = rule;
  }

  /** Leaves what was noted for those who look at the request. */
  void tell(Exchange inFlight) {
    if (certificate != null) {
      inFlight.put(ClientCertificate.KEY, certificate);
    }
    if (broken != null) {
      inFlight.put(BrokenRule.KEY, broken);
    }
  }

  /** Notes which route takes it. */
  void routed(Route taken) {
    route = taken;
    end.routed(taken.counts());
  }

  /** What it began with. */
  Snapshot snapshot() {
    return snapshot;
  }

  /** What is done when it is over. */
  RequestEnd end() {
    return end;
  }

  /** Fires when nobody waits for its response. */
  Cancellation cancellation() {
    return cancellation;
  }

  /** Where its response goes. */
  ResponseChannel channel() {
    return channel;
  }

  /** Takes it through a pipeline. */
  void run(Pipeline pipeline, Exchange begun) {
    exchange = begun;
    end.running(begun);
    if (begun.request().body() instanceof RequestBody.Streamed(InboundBody inbound, _, _)) {
      body = inbound;
      inbound.onFailure(begun::reject);
      inbound.countedBy(channel.connection().unread());
    }
    begun.interimsTo(channel);
    channel.connection().accepted(this);
    pipeline.handle(begun).onComplete(this);
  }

  @Override
  public ClientPatience.Awaited awaited() {
    if (channel.isComplete()) {
      return ClientPatience.Awaited.REQUEST;
    }
    if (channel.isBlocked()) {
      return ClientPatience.Awaited.READING;
    }
    return body != null && body.isAwaited()
        ? ClientPatience.Awaited.BODY
        : ClientPatience.Awaited.NOTHING;
  }

  @Override
  public boolean responds() {
    return channel.isBegun();
  }

  @Override
  public void probe() {
    channel.probe();
  }

  @Override
  public long written() {
    return channel.written();
  }

  @Override
  public void broken(Problem problem) {
    channel.closeAfterwards();
    if (body != null) {
      body.fail(problem);
      cancellation.cancel();
    }
  }

  @Override
  public void giveUp(Problem problem) {
    if (exchange == null || channel.isBegun()) {
      return;
    }
    exchange.reject(problem);
    broken(problem);
    cancellation.cancel();
    if (!channel.isBegun()) { // what works on it does not give up at once
      channel.send(snapshot.problems().render(problem, ProblemContext.of(exchange)));
    }
  }

  @Override
  public void handle(AsyncResult<GatewayResponse> outcome) {
    if (outcome.failed()) {
      failed(outcome.cause());
      return;
    }
    GatewayResponse response = end.holding(outcome.result());
    if (exchange != null && exchange.isCompressed()) {
      end.compressed();
    }
    try {
      send(response);
    } catch (RuntimeException fault) { // an edge: a plugin can put anything into a response
      response.abandon();
      failed(fault);
    }
  }

  private void send(GatewayResponse response) {
    if (exchange != null
        && route != null
        && response.body() instanceof GatewayResponse.Body.Upgraded upgraded) {
      channel.change(response, upgraded, TunnelTerms.of(exchange, upgraded, route));
    } else {
      channel.send(response);
    }
  }

  /** Ends it by a fault of the gateway, or of a plugin. */
  void failed(Throwable fault) {
    ProblemContext context =
        exchange == null ? ProblemContext.of(CorrelationIds.next()) : ProblemContext.of(exchange);
    LOG.atError()
        .setCause(fault)
        .addKeyValue("correlationId", context.correlationId())
        .log("a request failed");
    Problem problem =
        Problem.of(ProblemCode.INTERNAL, "The gateway failed. Its log has the cause.");
    channel.sendInstead(snapshot.problems().render(problem, context));
  }
}
