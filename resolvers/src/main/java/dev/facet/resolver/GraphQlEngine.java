// SPDX-License-Identifier: Apache-2.0
package dev.facet.resolver;

import dev.facet.resolver.batch.CallBudget;
import dev.facet.resolver.batch.CallListener;
import dev.facet.resolver.batch.CallLog;
import dev.facet.resolver.batch.CallScope;
import dev.facet.resolver.batch.CallSender;
import dev.facet.resolver.batch.ResponseReader;
import dev.facet.resolver.count.FrontendCounts;
import dev.facet.resolver.count.FrontendCounts.Event;
import dev.facet.resolver.count.ServiceUsage;
import dev.facet.resolver.count.UsageMeter;
import dev.facet.resolver.document.DocumentCache;
import dev.facet.resolver.document.EngineLimits;
import dev.facet.resolver.document.RequestError;
import dev.facet.resolver.execute.ClientContext;
import dev.facet.resolver.execute.Disclosure;
import dev.facet.resolver.execute.ExecutionKey;
import dev.facet.resolver.execute.Explanation;
import dev.facet.resolver.execute.Operation;
import dev.facet.resolver.execute.PlanExecutor;
import dev.facet.resolver.execute.Reporting;
import dev.facet.resolver.failure.CallFailures;
import dev.facet.resolver.failure.FailureDetails;
import dev.facet.resolver.failure.FailureLog;
import dev.facet.resolver.failure.Redactions;
import dev.facet.resolver.failure.Responses;
import dev.facet.resolver.plan.OperationPlan;
import dev.facet.schema.FrontendSchema;
import dev.facet.upstream.FailureBudgets;
import dev.facet.upstream.UpstreamClient;
import dev.facet.upstream.share.SharedWork;
import graphql.language.OperationDefinition;
import io.vertx.core.Future;
import java.util.Collections;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Executes operations against one frontend's schema. One instance serves all event loops; an
 * operation stays on the context it was started on.
 */
public final class GraphQlEngine {
  private final EngineSettings settings;
  private final Map<String, UpstreamClient> services;
  private final Map<String, UsageMeter> meters = new TreeMap<>();
  private final ResponseReader reader = new ResponseReader(meters);
  private final LongSupplier nanoTime;
  private final DocumentCache documents;
  private final @Nullable SharedWork<GraphQlResponse> shared;
  private final FrontendCounts counts;
  private final FailureBudgets failures;

  /**
   * An engine.
   *
   * @param services a client for each service the schema names
   * @param documents made for the same schema and limits
   * @param counts what is counted of the frontend, also by engines before and after this one
   * @param nanoTime a steady clock
   */
  public GraphQlEngine(
      EngineSettings settings,
      Map<String, UpstreamClient> services,
      DocumentCache documents,
      FrontendCounts counts,
      LongSupplier nanoTime) {
    this.settings = settings;
    this.services = Map.copyOf(services);
    services.keySet().forEach(service -> meters.put(service, counts.meter(service)));
    this.documents = documents;
    this.counts = counts;
    this.nanoTime = nanoTime;
    this.failures = new FailureBudgets(nanoTime);
    this.shared =
        settings.coalesce() ? new SharedWork<>(SharedExecutions.RULES, new LongAdder()) : null;
  }

  /** What was counted of the frontend so far. */
  public FrontendCounts counts() {
    return counts;
  }

  /** What it executes against. */
  public FrontendSchema schema() {
    return settings.schema();
  }

  /** What operations must keep to. */
  public EngineLimits limits() {
    return settings.limits();
  }

  /** The documents it keeps parsed and planned. */
  public DocumentCache documents() {
    return documents;
  }

  /** How much of each service's responses was used so far, by the service's name. */
  public SortedMap<String, ServiceUsage> usage() {
    SortedMap<String, ServiceUsage> usage = new TreeMap<>();
    meters.forEach((service, meter) -> usage.put(service, meter.usage()));
    return Collections.unmodifiableSortedMap(usage);
  }

  /**
   * Executes one operation.
   *
   * @return the response, errors included; fails only where the gateway itself has a fault
   */
  public Future<GraphQlResponse> execute(GraphQlRequest request, ClientContext client) {
    return switch (documents.prepare(request.operation())) {
      case DocumentCache.Prepared.Rejected rejected ->
          rejected(rejected, GraphQlResponse.Outcome.REJECTED, request, client);
      case DocumentCache.Prepared.Ready ready -> execute(request, client, ready);
    };
  }

  private Future<GraphQlResponse> rejected(
      DocumentCache.Prepared.Rejected rejected,
      GraphQlResponse.Outcome outcome,
      GraphQlRequest request,
      ClientContext client) {
    Map<String, Integer> codes = new TreeMap<>();
    for (RequestError error : rejected.errors()) {
      counts.error(error.code().name());
      codes.merge(error.code().name(), 1, Integer::sum);
    }
    String correlationId = client.calls().correlationId();
    return Future.succeededFuture(
        new GraphQlResponse(
            outcome,
            RequestErrorWriter.write(rejected.errors(), request.disclosure(), correlationId),
            new ExecutionReport(rejected.operation(), "", false, codes, correlationId, false)));
  }

  private Future<GraphQlResponse> execute(
      GraphQlRequest request, ClientContext client, DocumentCache.Prepared.Ready ready) {
    if (ready.plan().mutation() && !request.mayChange()) {
      DocumentCache.Prepared.Rejected rejected =
          new DocumentCache.Prepared.Rejected(
              RequestErrorWriter.notAQuery(), name(ready.plan().operation()));
      return rejected(rejected, GraphQlResponse.Outcome.NOT_A_QUERY, request, client);
    }
    counts.count(Event.RESPONSE);
    return shared != null && mayShare(request, ready)
        ? shared.join(
            ExecutionKey.of(
                settings.frontend(),
                ready.plan(),
                ready.variables(),
                client,
                services,
                request.disclosure()),
            client.calls(),
            sharedContext -> run(request, client.with(sharedContext), ready))
        : run(request, client, ready);
  }

  /** Not where the calls are asked for, nor where there are none that could be spared. */
  private static boolean mayShare(GraphQlRequest request, DocumentCache.Prepared.Ready ready) {
    return !request.explain() && !ready.plan().mutation() && !ready.plan().loaders().isEmpty();
  }

  private Future<GraphQlResponse> run(
      GraphQlRequest request, ClientContext client, DocumentCache.Prepared.Ready ready) {
    counts.count(Event.EXECUTION);
    CallListener listener = CallListener.NOOP;
    Explanation explanation = Explanation.NONE;
    if (request.explain()) {
      CallLog log = new CallLog(nanoTime, ready.plan(), redactions(client));
      listener = log;
      explanation = Explanation.of(log);
    }
    CallFailures failed = failures(request.disclosure(), client, ready.plan());
    CallSender sender =
        new CallSender(
            new CallScope(
                services,
                client.calls(),
                new CallBudget(settings.limits().upstreamCalls()),
                ready.plan().mutation(),
                failed),
            reader,
            listener,
            nanoTime);
    Operation operation =
        new Operation(
            settings.frontend(),
            settings.schema(),
            ready.plan(),
            ready.variables(),
            client,
            sender,
            new Reporting(counts, explanation, request.disclosure(), failed));
    return PlanExecutor.execute(operation)
        .map(response ->
            new GraphQlResponse(
                GraphQlResponse.Outcome.EXECUTED,
                response.json(),
                new ExecutionReport(
                    name(ready.plan().operation()),
                    response.timing(),
                    response.late(),
                    response.errors(),
                    client.calls().correlationId(),
                    sender.mayHaveActed())));
  }

  private static String name(OperationDefinition operation) {
    return Objects.requireNonNullElse(operation.getName(), "");
  }

  private CallFailures failures(Disclosure disclosure, ClientContext client, OperationPlan plan) {
    Responses responses = new Responses(disclosure.details() != Disclosure.Details.NONE);
    FailureLog log =
        new FailureLog(
            settings.frontend(), plan, client.calls().correlationId(), failures, responses);
    return switch (disclosure.details()) {
      case NONE -> log;
      case CLIENT -> new FailureDetails(redactions(client), log, false);
      case CLIENT_AND_LOG -> new FailureDetails(redactions(client), log, true);
    };
  }

  private Redactions redactions(ClientContext client) {
    return new Redactions(services, client.calls().inbound());
  }
}
