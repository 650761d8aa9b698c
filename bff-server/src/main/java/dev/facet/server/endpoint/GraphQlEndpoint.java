// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.endpoint;

import dev.facet.http.FieldLists;
import dev.facet.resolver.EncodedBodies;
import dev.facet.resolver.ExecutionReport;
import dev.facet.resolver.GraphQlEngine;
import dev.facet.resolver.GraphQlRequest;
import dev.facet.resolver.GraphQlResponse;
import dev.facet.resolver.document.RequestedOperation;
import dev.facet.resolver.execute.ClientContext;
import dev.facet.resolver.execute.Disclosure;
import dev.facet.resolver.execute.Disclosure.Details;
import dev.facet.schema.template.HeaderText;
import dev.facet.server.coding.CompressConfig;
import dev.facet.server.coding.ResponseCompression;
import dev.facet.server.pipeline.Endpoint;
import dev.facet.server.plugin.Exchange;
import dev.facet.server.plugin.ExecutedOperation;
import dev.facet.server.plugin.GatewayRequest;
import dev.facet.server.plugin.GatewayResponse;
import dev.facet.server.plugin.Principal;
import dev.facet.server.plugin.Problem;
import dev.facet.server.plugin.ProblemCode;
import dev.facet.server.plugin.ProblemException;
import dev.facet.server.problem.FailureMapping;
import dev.facet.server.problem.ResponseType;
import dev.facet.upstream.CallContext;
import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.LongSupplier;

/** GraphQL over HTTP: POST with a JSON body, GET and HEAD for queries. */
public final class GraphQlEndpoint implements Endpoint {
  private static final String EXPLAIN_HEADER = "facet-explain";

  /** What each client sends that wants a WebSocket (RFC 6455 section 4.1). */
  private static final String WEBSOCKET_KEY = "sec-websocket-key";

  private final GraphQlEngine engine;
  private final Settings settings;
  private final LongSupplier nanoTime;
  private final Compressor compression;

  /** What becomes of a response before it is sent. */
  @FunctionalInterface
  private interface Compressor {
    Future<GatewayResponse> compress(
        GatewayRequest request, GatewayResponse response, EncodedBodies encodedBodies);
  }

  /**
   * How a frontend is served.
   *
   * @param bodyLimit the longest body, in bytes
   * @param deadline the time for a whole operation
   * @param explain whether the header {@code facet-explain: true} is honoured for every client
   * @param explainScopes scopes that entitle a caller to it; empty for none
   * @param compression by what responses are compressed; empty where they are not
   */
  public record Settings(
      long bodyLimit,
      Duration deadline,
      boolean explain,
      Set<String> explainScopes,
      Optional<CompressConfig> compression) {}

  /**
   * An endpoint.
   *
   * @param nanoTime the clock of deadlines
   * @param compressed counts the responses that are compressed
   */
  public GraphQlEndpoint(
      GraphQlEngine engine, Settings settings, LongSupplier nanoTime, LongAdder compressed) {
    this.engine = engine;
    this.settings = settings;
    this.nanoTime = nanoTime;
    this.compression =
        settings
            .compression()
            .<Compressor>map(
                config -> new ResponseCompression(config, compressed::increment)::compress)
            .orElse((_, response, _) -> Future.succeededFuture(response));
  }

  @Override
  public Future<GatewayResponse> respond(Exchange exchange) {
    try {
      return read(exchange).onFailure(failure -> unread(failure, exchange));
    } catch (ProblemException problem) {
      unread(problem, exchange);
      throw problem;
    }
  }

  /** Those who observe are told of requests that cannot be read, too. */
  private static void unread(Throwable failure, Exchange exchange) {
    if (failure instanceof ProblemException problem && exchange.operation() == null) {
      exchange.operation(
          new ExecutedOperation(
              exchange.route(),
              "",
              new DocumentHash(null, null),
              Map.of(problem.problem().code(), 1),
              exchange.correlationId()));
    }
  }

  private Future<GatewayResponse> read(Exchange exchange) {
    GatewayRequest request = exchange.request();
    ResponseType type =
        ResponseType.accepted(FieldLists.value(request.headers(), HttpHeaders.ACCEPT));
    if (request.method().equals(HttpMethod.POST)) {
      OperationBody.require(request.headers());
      return CollectedBody.of(request.body(), settings.bodyLimit())
          .compose(body -> execute(GraphQlParameters.ofBody(body), true, exchange, type));
    }
    if (request.headers().contains(WEBSOCKET_KEY)) {
      return Problem.of(
              ProblemCode.BAD_REQUEST,
              "WebSocket: subscriptions are not supported (expected: a query or mutation by POST, or"
                  + " a query by GET).")
          .asFailure();
    }
    if (request.method().equals(HttpMethod.GET) || request.method().equals(HttpMethod.HEAD)) {
      return execute(GraphQlParameters.ofQueryString(request.parameters()), false, exchange, type);
    }
    return Problem.of(
            ProblemCode.METHOD_NOT_ALLOWED, "GraphQL takes POST, and GET or HEAD for queries.")
        .withHeader("allow", "GET, HEAD, POST")
        .asFailure();
  }

  private Future<GatewayResponse> execute(
      RequestedOperation asked, boolean mayChange, Exchange exchange, ResponseType type) {
    GraphQlRequest request = new GraphQlRequest(asked, mayChange, disclosure(exchange));
    return engine
        .execute(request, client(exchange))
        .compose(result -> {
          Problem rejection = exchange.rejection();
          if (rejection != null) { // the gateway stops; the operation was cut short
            return FailureMapping.cutShort(rejection, result.report().mayHaveActed()).asFailure();
          }
          exchange.operation(executed(asked, exchange.route(), result.report()));
          return compression.compress(
              exchange.request(), response(result, type), result.encodedBodies());
        });
  }

  private static ExecutedOperation executed(
      RequestedOperation asked, String frontend, ExecutionReport report) {
    return new ExecutedOperation(
        frontend,
        report.operation(),
        new DocumentHash(asked.query(), asked.documentId()),
        report.errors(),
        report.executedFor());
  }

  private Disclosure disclosure(Exchange exchange) {
    boolean explain = "true".equals(exchange.request().headers().get(EXPLAIN_HEADER));
    return new Disclosure(
        explain && mayExplain(exchange), exchange.announcesCorrelationId(), details(exchange));
  }

  private Details details(Exchange exchange) {
    if (settings.explain()) {
      return Details.CLIENT_AND_LOG;
    }
    return mayExplain(exchange) ? Details.CLIENT : Details.NONE;
  }

  private boolean mayExplain(Exchange exchange) {
    Principal principal = exchange.principal();
    return settings.explain()
        || (principal != null
            && !settings.explainScopes().isEmpty()
            && principal.scopes().containsAll(settings.explainScopes()));
  }

  private static GatewayResponse response(GraphQlResponse result, ResponseType type) {
    GatewayResponse response =
        GatewayResponse.unstored(type.status(result.outcome()), type.value(), result.json());
    if (!result.timing().isEmpty()) {
      response.headers().set("server-timing", result.timing());
    }
    if (result.outcome() == GraphQlResponse.Outcome.NOT_A_QUERY) {
      response.headers().set("allow", "POST");
    }
    return response;
  }

  private ClientContext client(Exchange exchange) {
    MultiMap headers = exchange.request().headers();
    CallContext calls =
        new CallContext(
            nanoTime.getAsLong() + settings.deadline().toNanos(),
            exchange.correlationId(),
            headers,
            exchange.cancellation(),
            exchange);
    Principal principal = exchange.principal();
    return new ClientContext(
        principal != null,
        principal == null ? Set.of() : principal.scopes(),
        principal == null ? Map.of() : principal.claims(),
        first(headers, "graphql-client-name", "apollographql-client-name"),
        first(headers, "graphql-client-version", "apollographql-client-version"),
        calls);
  }

  private static String first(MultiMap headers, String name, String other) {
    String received = headers.get(name);
    String text = received == null ? headers.get(other) : received;
    return text == null ? "" : HeaderText.readable(HeaderText.decode(text));
  }
}
