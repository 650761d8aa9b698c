// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream.read;

import dev.facet.upstream.CallContext;
import dev.facet.upstream.RequestBody;
import dev.facet.upstream.ServiceCache;
import dev.facet.upstream.UpstreamClient;
import dev.facet.upstream.UpstreamRequest;
import dev.facet.upstream.UpstreamResponse;
import dev.facet.upstream.UpstreamStream;
import dev.facet.upstream.cache.Heuristics;
import dev.facet.upstream.cache.ResponseCache;
import dev.facet.upstream.coding.ContentDecoder;
import dev.facet.upstream.config.EndpointConfig;
import dev.facet.upstream.config.UpstreamConfig;
import dev.facet.upstream.item.ItemStore;
import dev.facet.upstream.store.SharedStore;
import dev.facet.upstream.store.StoreNames;
import dev.facet.upstream.store.StoreSpace;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpMethod;
import java.net.URI;
import java.time.InstantSource;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * Keeps responses of a service before its client (RFC 9111): reads by GraphQL operations and
 * requests that are forwarded find the same ones.
 */
public final class CachingClient implements UpstreamClient {
  private final UpstreamClient client;
  private final CacheRoom room;
  private final StreamedReads streamed;
  private final BufferedReads buffered;
  private final PassedRequests passed;
  private final boolean reads;

  private CachingClient(
      UpstreamClient client,
      CacheRoom room,
      StreamedReads streamed,
      BufferedReads buffered,
      PassedRequests passed,
      boolean reads) {
    this.client = client;
    this.passed = passed;
    this.reads = reads;
    this.room = room;
    this.streamed = streamed;
    this.buffered = buffered;
  }

  /**
   * Puts an empty cache before a client.
   *
   * @param headers what the client sends with a call
   */
  public static CachingClient of(
      UpstreamClient client, UpstreamConfig config, SentHeaders headers, Dependencies around) {
    boolean shared = !around.store().equals(SharedStore.NONE);
    ResponseCache store =
        new ResponseCache(
            config.cache().max().bytes(),
            config.cache().vary(),
            Heuristics.of(config.cache()),
            shared ? target -> StoreNames.of("target", target) : UnaryOperator.identity());
    InstantSource clock = InstantSource.system();
    CacheCounts counts = around.counts();
    SecondTier tier = new SecondTier(around.store(), around.space(), store, counts, clock);
    CacheRoom room = new CacheRoom(store, clock, counts, tier);
    return new CachingClient(
        client,
        room,
        new StreamedReads(client, room, config, around.vertx(), counts),
        new BufferedReads(
            client,
            room,
            new CacheIdentity(headers),
            config.cache().maxEntry().bytes(),
            new ContentDecoder(client.service(), config.maxResponse().bytes())),
        new PassedRequests(
            client, room, config.endpoints().stream().map(EndpointConfig::url).toList()),
        true);
  }

  /**
   * What a cache works with.
   *
   * @param counts outlives the cache
   * @param store what replicas share; none where they share nothing
   * @param space of its responses
   */
  public record Dependencies(
      Vertx vertx, CacheCounts counts, SharedStore store, StoreSpace space) {}

  /** What is kept, for operators. */
  public ServiceCache kept() {
    return room.kept(passed::targets);
  }

  @Override
  public ItemStore items() {
    return client.items();
  }

  @Override
  public UpstreamClient uncached() {
    return new CachingClient(client, room, streamed, buffered, passed, false);
  }

  @Override
  public String service() {
    return client.service();
  }

  @Override
  public Future<UpstreamResponse> call(UpstreamRequest request, CallContext context) {
    if (isRead(request) && request.method().equals(HttpMethod.GET)) {
      return buffered.read(request, context);
    }
    return passed.call(request, context);
  }

  @Override
  public Future<UpstreamStream> stream(UpstreamRequest request, CallContext context) {
    if (isRead(request)) {
      return streamed.read(request, context);
    }
    return passed.stream(request, context);
  }

  private boolean isRead(UpstreamRequest request) {
    return reads
        && request.body() instanceof RequestBody.Empty
        && (request.method().equals(HttpMethod.GET) || request.method().equals(HttpMethod.HEAD));
  }

  @Override
  public List<String> forwarded() {
    return client.forwarded();
  }

  @Override
  public List<String> secrets() {
    return client.secrets();
  }

  @Override
  public List<URI> bases() {
    return client.bases();
  }

  @Override
  public int maxTarget() {
    return client.maxTarget();
  }

  @Override
  public long changes() {
    return client.changes();
  }

  @Override
  public void changed() {
    client.changed();
  }
}
