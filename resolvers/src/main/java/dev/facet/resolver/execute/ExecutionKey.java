// SPDX-License-Identifier: Apache-2.0
package dev.facet.resolver.execute;

import dev.facet.resolver.plan.ContextReads;
import dev.facet.resolver.plan.OperationPlan;
import dev.facet.resolver.plan.SelectionPlan;
import dev.facet.schema.template.Expression;
import dev.facet.schema.template.Scope;
import dev.facet.upstream.UpstreamClient;
import graphql.execution.CoercedVariables;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * All that the response to a query can depend on: the plan, the variables, and whatever the plan,
 * the services and the access rules can see of the caller. Executions with equal keys may be one.
 * The correlation id is left out: services see that of the first request.
 */
public final class ExecutionKey {
  /** Stands for the plan: it is equal to none but itself. */
  private final SelectionPlan plan;

  private final Map<String, @Nullable Object> variables;
  private final List<@Nullable Object> seen;
  private final int hash;

  private ExecutionKey(
      SelectionPlan plan, Map<String, @Nullable Object> variables, List<@Nullable Object> seen) {
    this.plan = plan;
    this.variables = variables;
    this.seen = seen;
    this.hash = 31 * (31 * plan.hashCode() + variables.hashCode()) + seen.hashCode();
  }

  /**
   * The key of one request.
   *
   * @param disclosure what its response may tell: what one may know is not for all
   */
  public static ExecutionKey of(
      String frontend,
      OperationPlan plan,
      CoercedVariables variables,
      ClientContext client,
      Map<String, UpstreamClient> services,
      Disclosure disclosure) {
    ContextReads reads = plan.reads();
    List<@Nullable Object> seen = new ArrayList<>();
    seen.add(disclosure);
    if (reads.access()) {
      seen.add(client.authenticated());
      seen.add(client.scopes());
    }
    if (reads.identity()) {
      seen.add(client.calls().origin().identity());
    }
    if (!reads.expressions().isEmpty()) {
      Scope requestScope = new RequestScope(frontend, client);
      for (Expression expression : reads.expressions()) {
        seen.add(requestScope.value(expression.root(), expression.path()));
      }
    }
    for (String name : reads.services()) {
      services(services.get(name), client.calls().inbound(), seen);
    }
    return new ExecutionKey(plan.root(), variables.toMap(), seen);
  }

  private static void services(
      @Nullable UpstreamClient service, MultiMap inbound, List<@Nullable Object> seen) {
    if (service == null) {
      return;
    }
    seen.add(service.changes());
    List<String> forwarded = service.forwarded();
    if (forwarded.isEmpty()) {
      return;
    }
    for (int i = 0; i < forwarded.size(); i++) {
      seen.add(inbound.getAll(forwarded.get(i)));
    }
    // Names headers that are not forwarded (RFC 9110, section 7.6.1).
    seen.add(inbound.getAll(HttpHeaders.CONNECTION));
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof ExecutionKey key
        && plan.equals(key.plan)
        && hash == key.hash
        && Objects.equals(variables, key.variables)
        && seen.equals(key.seen);
  }

  @Override
  public int hashCode() {
    return hash;
  }
}
