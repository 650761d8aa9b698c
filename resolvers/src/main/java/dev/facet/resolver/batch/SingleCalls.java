// SPDX-License-Identifier: Apache-2.0
package dev.facet.resolver.batch;

import dev.facet.resolver.failure.LoadFailure;
import dev.facet.resolver.plan.LoadPlan;
import dev.facet.resolver.plan.ResponseUse;
import dev.facet.schema.RestCall;
import dev.facet.schema.template.JsonPath;
import dev.facet.schema.template.Root;
import dev.facet.schema.template.Scope;
import dev.facet.upstream.CacheStatus;
import dev.facet.upstream.Delivery;
import dev.facet.upstream.UpstreamResponse;
import dev.facet.upstream.item.ItemInquiry;
import dev.facet.upstream.item.ItemKey;
import dev.facet.upstream.item.ItemTerms;
import dev.facet.upstream.item.KeptItem;
import io.vertx.core.Future;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes the calls of a loader without keys, by way of what is kept where something is. */
final class SingleCalls {
  private final LoadPlan plan;
  private final RestCall call;
  private final ResponseUse use;
  private final Scope requestScope;
  private final @Nullable LoaderCache cache;

  private SingleCalls(
      LoadPlan plan,
      RestCall call,
      ResponseUse use,
      Scope requestScope,
      @Nullable LoaderCache cache) {
    this.plan = plan;
    this.call = call;
    this.use = use;
    this.requestScope = requestScope;
    this.cache = cache;
  }

  /** What makes the calls of a loader. */
  static SeparateCalls.Sending<SingleLoad> of(LoadPlan plan, LoadScope scope, CallSender sender) {
    if (!(plan.form() instanceof LoadPlan.Form.Single(var call, var use))) {
      throw new IllegalStateException("form: by key (expected: one call)");
    }
    LoaderCache cache = LoaderCache.of(plan, scope, sender.scope());
    SingleCalls calls = new SingleCalls(plan, call, use, scope.requestScope(), cache);
    return cache == null || sender.changes()
        ? load -> calls.ask(load, sender)
        : load -> calls.find(load, cache, sender);
  }

  private Future<@Nullable Object> find(SingleLoad load, LoaderCache kept, CallSender sender) {
    ItemKey key = kept.key(load.rendered());
    return kept.items()
        .find(List.of(key))
        .compose(found -> {
          KeptItem item = found.getFirst();
          Object value = item == null ? null : read(item, load, sender);
          if (item == null || value == null) {
            sender.listener().looked(plan, LookedFor.NOTHING.withMissing());
            return ask(load, sender);
          }
          sender.listener().looked(plan, LookedFor.NOTHING.with(item));
          if (item.stale() && kept.items().beginRenewal(key)) {
            var _ =
                kept.items()
                    .unrenewed(List.of(key))
                    .compose(old ->
                        old.isEmpty() ? Future.succeededFuture() : ask(load, sender.detached()))
                    .onComplete(_ -> kept.items().endRenewal(key));
          }
          return Future.succeededFuture(value);
        });
  }

  /** What was kept, as its response was read; null where it cannot stand for one. */
  private @Nullable Object read(KeptItem item, SingleLoad load, CallSender sender) {
    ItemForm form = ItemForm.of(item.bytes());
    if (form == null || !form.hasHead()) {
      return null;
    }
    UpstreamResponse response =
        new UpstreamResponse(
            form.status(),
            form.headers(),
            form.body(),
            Delivery.NONE.cached(CacheStatus.Use.HIT, item.tier()));
    try {
      return sender.read(call, reading(load, ResponseKeeper.NONE), response);
    } catch (LoadFailure unread) {
      return null;
    }
  }

  private Future<@Nullable Object> ask(SingleLoad load, CallSender sender) {
    return sender.send(call, load.rendered(), reading(load, keeper(load)), 0);
  }

  private ResponseReading reading(SingleLoad load, ResponseKeeper keeper) {
    Scope scope = call.caching().invalidates().isEmpty() ? load : new TagScope(load, requestScope);
    return new ResponseReading(plan.value(), plan.keepsOrigin(), use, true, scope, keeper);
  }

  /** Keeps whole responses: what fields read of their heads is kept as well. */
  private ResponseKeeper keeper(SingleLoad load) {
    LoaderCache kept = cache;
    if (kept == null) {
      return ResponseKeeper.NONE;
    }
    ItemInquiry inquiry = kept.items().ask(kept.key(load.rendered()), load.tags());
    return new WholeKeeper(kept, inquiry);
  }

  private record WholeKeeper(LoaderCache kept, ItemInquiry inquiry) implements ResponseKeeper {
    @Override
    public void keep(UpstreamResponse response, Object value) {
      ItemTerms terms = kept.terms(response, inquiry.asked());
      if (terms != null && inquiry.fits(response.body().length())) {
        byte[] body = response.body().bytes();
        inquiry.keep(ItemForm.bytes(response.status(), response.headers(), body), terms);
      } else {
        inquiry.drop();
      }
    }

    @Override
    public void drop(int status) {
      inquiry.drop();
    }
  }

  /** What tags of a change see beside the response. */
  private record TagScope(SingleLoad load, Scope requestScope) implements Scope {
    @Override
    public @Nullable Object value(Root root, JsonPath path) {
      return root == Root.ARGS ? load.value(root, path) : requestScope.value(root, path);
    }
  }
}
