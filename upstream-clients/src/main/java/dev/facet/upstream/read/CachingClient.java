// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream.read;

import dev.facet.http.SafeMethods;
import dev.facet.upstream.CallContext;
import dev.facet.upstream.Delivery;
import dev.facet.upstream.RequestBody;
import dev.facet.upstream.ServiceCache;
import dev.facet.upstream.UpstreamClient;
import dev.facet.upstream.UpstreamException;
import dev.facet.upstream.UpstreamRequest;
import dev.facet.upstream.UpstreamResponse;
import dev.facet.upstream.UpstreamStream;
import dev.facet.upstream.cache.ChangedTargets;
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
import io.vertx.core.MultiMap;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import java.net.URI;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * Keeps responses of a service before its client (RFC 9111): reads by GraphQL operations and
 * requests that are forwarded find the same ones.
 */
public final class CachingClient implements UpstreamClient {
  private static final int OK = 200;

  private final UpstreamClient client;
  private final CacheRoom room;
  private final StreamedReads streamed;
  private final BufferedReads buffered;
  private final List<URI> listed;
  private final boolean reads;

  private CachingClient(
      UpstreamClient client,
      CacheRoom room,
      StreamedReads streamed,
      BufferedReads buffered,
      List<URI> listed,
      boolean reads) {
    this.client = client;
    this.listed = listed;
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
        config.endpoints().stream().map(EndpointConfig::url).toList(),
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
    return room.kept(() -> targets(Delivery.NONE));
  }

  @Override
  public ItemStore items() {
    return client.items();
  }

  @Override
  public UpstreamClient uncached() {
    return new CachingClient(client, room, streamed, buffered, listed, false);
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
    Future<UpstreamResponse> called = client.call(request, context);
    return SafeMethods.contains(request.method())
        ? called
        : called
            .onSuccess(response ->
                changed(request, response.status(), response.headers(), response.delivery()))
            .onFailure(failure -> failed(request, failure));
  }

  @Override
  public Future<UpstreamStream> stream(UpstreamRequest request, CallContext context) {
    if (isRead(request)) {
      return streamed.read(request, context);
    }
    Future<UpstreamStream> called = client.stream(request, context);
    return SafeMethods.contains(request.method())
        ? called
        : called
            .onSuccess(response ->
                changed(request, response.status(), response.headers(), response.delivery()))
            .onFailure(failure -> failed(request, failure));
  }

  private boolean isRead(UpstreamRequest request) {
    return reads
        && request.body() instanceof RequestBody.Empty
        && (request.method().equals(HttpMethod.GET) || request.method().equals(HttpMethod.HEAD));
  }

  /** A request that failed may have been heard all the same. */
  private void failed(UpstreamRequest request, Throwable failure) {
    Delivery delivery = Delivery.of(failure);
    if (!(failure instanceof UpstreamException) || delivery.sent()) {
      changed(request, OK, MultiMap.caseInsensitiveMultiMap(), delivery);
    }
  }

  private void changed(UpstreamRequest request, int status, MultiMap headers, Delivery delivery) {
    String host = request.headers().get(HttpHeaders.HOST);
    Set<String> changed =
        targets(delivery).of(request.target(), host == null ? "" : host, status, headers);
    room.tier().forget(room.store().changed(changed));
  }

  /** What the service goes by: as listed, as it is called now, and where a request was sent to. */
  private ChangedTargets targets(Delivery delivery) {
    Stream<URI> sentTo =
        delivery.endpoint().isEmpty() ? Stream.of() : Stream.of(URI.create(delivery.endpoint()));
    return new ChangedTargets(
        Stream.of(listed.stream(), client.bases().stream(), sentTo)
            .flatMap(Function.identity())
            .distinct()
            .toList());
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
