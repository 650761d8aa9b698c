// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream.http;

import dev.facet.http.SafeMethods;
import dev.facet.upstream.CallContext;
import dev.facet.upstream.ServiceCache;
import dev.facet.upstream.UpstreamClient;
import dev.facet.upstream.UpstreamRequest;
import dev.facet.upstream.UpstreamResponse;
import dev.facet.upstream.UpstreamState;
import dev.facet.upstream.UpstreamStream;
import dev.facet.upstream.cache.CacheTags;
import dev.facet.upstream.cache.ItemCache;
import dev.facet.upstream.cache.SharedItems;
import dev.facet.upstream.coding.ContentDecoder;
import dev.facet.upstream.config.UpstreamConfig;
import dev.facet.upstream.item.ItemStore;
import dev.facet.upstream.read.CachingClient;
import dev.facet.upstream.read.SharedReads;
import dev.facet.upstream.share.SharedWork;
import dev.facet.upstream.store.SharedStore;
import dev.facet.upstream.store.StoreSpace;
import io.vertx.core.Future;
import io.vertx.core.internal.ContextInternal;
import io.vertx.core.internal.VertxInternal;
import java.net.URI;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The client of one service: coalesces equal reads, and sends calls through {@link ServiceLayers}.
 */
final class VertxUpstreamClient implements UpstreamClient {
  private final String service;
  private final UpstreamConfig config;
  private final ContentDecoder decoder;
  private final long maxTarget;
  private final ClientSettings settings;
  private final CallHeaders headers;
  private final @Nullable SharedWork<UpstreamResponse> shared;
  private final AtomicLong changes = new AtomicLong();
  private final CallCounts counts;
  private final ServiceLayers layers;
  private final CacheTags tags;
  private final SharedStore store;
  private final String deciding;
  private final Runnable unshare;
  private final ItemCache items;
  private volatile ServiceCache kept = ServiceCache.NONE;

  VertxUpstreamClient(
      String service,
      UpstreamConfig config,
      ClientSettings settings,
      CallCounts counts,
      KeptBeside beside) {
    this.service = service;
    this.tags = beside.tags();
    this.store = beside.store();
    this.deciding = beside.deciding();
    this.unshare = tags.share(store);
    InstantSource clock = InstantSource.system();
    this.items =
        new ItemCache(
            ItemCache.Limits.of(config.cache()),
            tags,
            counts.items(),
            clock,
            new SharedItems(store, StoreSpace.items(service, deciding), counts.items(), clock));
    this.counts = counts;
    this.config = config;
    this.decoder = new ContentDecoder(service, config.maxResponse().bytes());
    this.maxTarget = config.maxTarget().bytes();
    this.settings = settings;
    this.headers = new CallHeaders(config);
    this.shared =
        config.coalesce() ? new SharedWork<>(new SharedReads(service), counts.coalesced()) : null;
    this.layers = ServiceLayers.of(service, config, headers, settings, counts);
    layers.discovery().start();
    layers.health().start();
  }

  /** What callers have: this, or the cache before it. To be called once. */
  UpstreamClient first() {
    if (!config.cache().honour()) {
      return this;
    }
    var around =
        new CachingClient.Dependencies(
            settings.vertx(), counts.cache(), store, StoreSpace.responses(service, deciding));
    CachingClient first = CachingClient.of(this, config, headers, around);
    kept = first.kept();
    return first;
  }

  @Override
  public String service() {
    return service;
  }

  @Override
  public Future<UpstreamResponse> call(UpstreamRequest request, CallContext context) {
    VertxLoop.guardThread();
    return shared != null && SharedReads.mayShare(request)
        ? shared.join(
            new Read(headers.identity(request, context), changes()),
            context,
            sharedContext -> send(request, sharedContext))
        : send(request, context);
  }

  /**
   * A read that may be shared.
   *
   * @param changes how often something was changed before it
   */
  private record Read(Object identity, long changes) {}

  private Future<UpstreamResponse> send(UpstreamRequest request, CallContext context) {
    BufferedCall call =
        new BufferedCall(service, request, context, settings.nanoTime(), vertxContext(), decoder);
    layers.first().send(call);
    return call.response();
  }

  @Override
  public Future<UpstreamStream> stream(UpstreamRequest request, CallContext context) {
    VertxLoop.guardThread();
    StreamedCall call =
        new StreamedCall(service, request, context, settings.nanoTime(), vertxContext());
    layers.first().send(call);
    Future<UpstreamStream> response = call.response();
    return SafeMethods.contains(request.method()) ? response : response.onComplete(_ -> changed());
  }

  @Override
  public List<String> forwarded() {
    return headers.forwarded();
  }

  @Override
  public List<String> secrets() {
    List<String> tokens = layers.credentials().secrets();
    return tokens.isEmpty()
        ? headers.secrets()
        : Stream.concat(headers.secrets().stream(), tokens.stream()).toList();
  }

  /** What the longest base path leaves of it. */
  @Override
  public int maxTarget() {
    List<HttpEndpoint> all = layers.endpoints().all();
    int base = 0;
    for (int i = 0; i < all.size(); i++) {
      base = Math.max(base, all.get(i).baseLength());
    }
    return Math.clamp(maxTarget - base, 1, Integer.MAX_VALUE);
  }

  @Override
  public List<URI> bases() {
    return layers.endpoints().all().stream()
        .flatMap(endpoint -> Stream.of(endpoint.base(), endpoint.named()))
        .distinct()
        .toList();
  }

  @Override
  public UpstreamClient uncached() {
    return this;
  }

  @Override
  public ItemStore items() {
    return items;
  }

  /** What a tag drops may be of any service, and so may be what the change was. */
  @Override
  public long changes() {
    return changes.get() + tags.drops();
  }

  @Override
  public void changed() {
    changes.incrementAndGet();
  }

  /** What may be known of it. */
  UpstreamState state() {
    return new ClientState(this, config, layers, counts, kept);
  }

  /** Closes its connections once the calls in flight have finished. */
  void retire() {
    kept.close();
    unshare.run();
    layers.discovery().close();
    layers.health().stop();
    layers.first().retire();
  }

  private ContextInternal vertxContext() {
    return ((VertxInternal) settings.vertx()).getOrCreateContext();
  }
}
