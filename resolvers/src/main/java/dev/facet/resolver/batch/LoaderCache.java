// SPDX-License-Identifier: Apache-2.0
package dev.facet.resolver.batch;

import dev.facet.resolver.plan.CachePlan;
import dev.facet.resolver.plan.LoadPlan;
import dev.facet.resolver.plan.StableDigest;
import dev.facet.schema.template.Expression;
import dev.facet.schema.template.LenientScope;
import dev.facet.schema.template.Scope;
import dev.facet.upstream.CallContext;
import dev.facet.upstream.UpstreamClient;
import dev.facet.upstream.UpstreamResponse;
import dev.facet.upstream.item.ItemKey;
import dev.facet.upstream.item.ItemStore;
import dev.facet.upstream.item.ItemTerms;
import io.vertx.core.http.HttpHeaders;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What is kept of a service, as one loader of an operation sees it: what equal loads, of callers
 * that the service cannot tell apart, have kept.
 *
 * @param items of the service
 * @param plan how they are kept
 * @param partition where all of the loader are found
 */
record LoaderCache(ItemStore items, CachePlan plan, String partition) {
  /**
   * The cache of a loader.
   *
   * @return null where nothing is kept of it, or not for a client that the gateway does not know
   */
  static @Nullable LoaderCache of(LoadPlan loader, Scope scope, CallScope calls) {
    CachePlan plan = loader.cache();
    UpstreamClient client = calls.services().get(loader.service());
    if (plan == null || client == null) {
      return null;
    }
    CallContext context = calls.context();
    String identity = plan.perClient() ? context.origin().identity() : "";
    return plan.perClient() && identity.isEmpty()
        ? null
        : new LoaderCache(
            client.items(), plan, partition(plan, identity, scope, client.forwarded(), context));
  }

  /** Where the item of a key is found. */
  ItemKey key(LoadKey key) {
    return new ItemKey(
        partition,
        key.merged() instanceof List<?> parts
            ? StableDigest.json(parts)
            : String.valueOf(key.merged()));
  }

  /** Where the response to a request is found. */
  ItemKey key(RenderedCall request) {
    List<@Nullable Object> seen = new ArrayList<>();
    seen.add(request.target());
    seen.add(new TreeMap<>(request.headers()));
    seen.add(request.body());
    return new ItemKey(partition, StableDigest.of(seen));
  }

  /** Until when items of a response are kept; null for not at all. */
  @Nullable ItemTerms terms(UpstreamResponse response, long asked) {
    return items.terms(plan.times(), response.status(), response.headers(), asked);
  }

  private static String partition(
      CachePlan plan, String identity, Scope scope, List<String> forwarded, CallContext context) {
    if (identity.isEmpty() && plan.reads().isEmpty() && forwarded.isEmpty()) {
      return plan.calls();
    }
    List<@Nullable Object> seen = new ArrayList<>();
    seen.add(plan.calls());
    seen.add(identity);
    Scope lenient = new LenientScope(scope);
    for (Expression read : plan.reads()) {
      seen.add(read.evaluate(lenient));
    }
    for (String name : forwarded) {
      seen.add(name);
      seen.add(context.inbound().getAll(name));
    }
    if (!forwarded.isEmpty()) {
      // Names headers that are not forwarded (RFC 9110, section 7.6.1).
      seen.add(context.inbound().getAll(HttpHeaders.CONNECTION));
    }
    return StableDigest.of(seen);
  }
}
