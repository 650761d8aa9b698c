// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.plugin.accesslog;

import dev.facet.server.plugin.BrokenRule;
import dev.facet.server.plugin.Exchange;
import dev.facet.server.plugin.GatewayResponse;
import dev.facet.server.plugin.GatewayResponse.Body;
import dev.facet.server.plugin.Next;
import dev.facet.server.plugin.Plugin;
import dev.facet.server.plugin.ProblemCode;
import dev.facet.server.plugin.TappedStream;
import io.vertx.core.Future;
import io.vertx.core.http.HttpMethod;
import java.util.function.LongSupplier;
import java.util.function.UnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Logs every request once: when its response is there, or when the last byte of a streamed response
 * has passed.
 */
final class AccessLogPlugin implements Plugin {
  private static final Logger LOG = LoggerFactory.getLogger("access");

  private final AccessLogConfig config;
  private final LongSupplier nanoTime;
  private final UnaryOperator<String> urlForLogs;

  /**
   * A plugin.
   *
   * @param nanoTime a steady clock
   * @param urlForLogs a target with stars in place of secrets
   */
  AccessLogPlugin(AccessLogConfig config, LongSupplier nanoTime, UnaryOperator<String> urlForLogs) {
    this.config = config;
    this.nanoTime = nanoTime;
    this.urlForLogs = urlForLogs;
  }

  @Override
  public Future<GatewayResponse> handle(Exchange exchange, Next next) {
    long start = nanoTime.getAsLong();
    return next.proceed(exchange).map(response -> observe(exchange, response, start));
  }

  private GatewayResponse observe(Exchange exchange, GatewayResponse response, long start) {
    return switch (response.body()) {
      case Body.Empty _, Body.GrpcFailure _ -> {
        write(exchange, response.status(), 0, start, !isForNobody(exchange, response));
        yield response;
      }
      case Body.Bytes(var bytes) -> {
        boolean left = isForNobody(exchange, response);
        boolean sent = !left && !exchange.request().method().equals(HttpMethod.HEAD);
        write(exchange, response.status(), sent ? bytes.length() : 0, start, !left);
        yield response;
      }
      case Body.Upgraded upgraded ->
          response.withBody(
              upgraded.alsoTelling(
                  end -> write(exchange, response.status(), end.sent(), start, end.isOrderly())));
      case Body.Streamed streamed -> {
        StreamedResponseTap tap =
            new StreamedResponseTap(
                (bytes, complete) -> write(exchange, response.status(), bytes, start, complete));
        yield response.withBody(
            new Body.Streamed(
                new TappedStream(streamed.source(), tap),
                streamed.trailers(),
                () -> {
                  tap.abandoned();
                  streamed.abort().run();
                }));
      }
    };
  }

  /** Whether the client left before there was a response; others may respond with that status. */
  private static boolean isForNobody(Exchange exchange, GatewayResponse response) {
    return response.status() == ProblemCode.CLIENT_CLOSED.status()
        && (exchange.cancellation().cancelled() || exchange.rejection() != null);
  }

  private void write(Exchange exchange, int status, long bytes, long start, boolean complete) {
    if (!LOG.isInfoEnabled()) {
      return;
    }
    var request = exchange.request();
    var principal = exchange.principal();
    AccessRecord record =
        new AccessRecord(
            request.method().name(),
            config.query() ? urlForLogs.apply(request.target()) : request.path(),
            request.protocol(),
            status,
            bytes,
            (nanoTime.getAsLong() - start) / 1000,
            complete,
            exchange.route(),
            exchange.correlationId(),
            request.clientIp(),
            principal == null ? "" : principal.subject(),
            new AccessRecord.Served(exchange.service(), exchange.failedOverFrom()),
            BrokenRule.of(exchange),
            exchange.rejectedBy(),
            exchange.operation());
    AccessLine.write(record, config.format(), LOG.atInfo());
  }
}
