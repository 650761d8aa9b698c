// SPDX-License-Identifier: Apache-2.0
package dev.facet.resolver.batch;

import dev.facet.resolver.failure.Redactions;
import dev.facet.resolver.plan.LoadPlan;
import dev.facet.resolver.plan.OperationPlan;
import dev.facet.resolver.projection.Usage;
import dev.facet.schema.RestCall;
import dev.facet.upstream.CacheStatus;
import dev.facet.upstream.Delivery;
import dev.facet.upstream.UpstreamResponse;
import dev.facet.upstream.item.CacheTier;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** What an operation did and how long it waited, for explaining it. */
public final class CallLog implements CallListener {
  private final LongSupplier nanoTime;
  private final OperationPlan plan;
  private final Redactions redactions;
  private final long begun;
  private final List<Entry> entries = new ArrayList<>();
  private final List<Items> items = new ArrayList<>();
  private int wave;
  private int loads;
  private int distinct;
  private long waveBegun;
  private long waited;

  /**
   * One call.
   *
   * @param wave the wave it was made in, from 1
   * @param service the service
   * @param request method and target template
   * @param fields the fields whose loader made it
   * @param url what was called, at the endpoint that gave the response or was called last, secrets
   *     starred; a path alone where nothing was sent
   * @param keys how many keys it loaded; 0 for a call without keys
   * @param status the response's HTTP status, also of one that came in part; 0 for none
   * @param nanos from request to whole response
   * @param bytes of the response's body
   * @param used how many of them are values that the operation keeps
   * @param coalesced whether an equal call in flight was shared
   * @param retries how often the request was tried once more
   * @param hedges how often it was tried beside another attempt, which took long
   * @param waitedNanos how much of the time it waited for its turn
   * @param cache what a cache had to do with the response
   * @param tier where it was kept
   * @param failedStatus of the error that a kept response stands in for; 0 where there was none, or
   *     no response at all
   */
  public record Entry(
      int wave,
      String service,
      String request,
      List<String> fields,
      String url,
      int keys,
      int status,
      long nanos,
      int bytes,
      int used,
      boolean coalesced,
      int retries,
      int hedges,
      long waitedNanos,
      CacheStatus.Use cache,
      CacheTier tier,
      int failedStatus) {
    /** Whether its body came from the service for this call, and not before it. */
    public boolean isReceived() {
      return !cache.isKept();
    }
  }

  /**
   * Values that were looked for among those that are kept, by one loader at a time.
   *
   * @param wave the wave it was in, from 1
   * @param service the service
   * @param request method and target template of the call that is spared
   * @param fields the fields whose loader it was
   * @param values what was found of them
   */
  public record Items(
      int wave, String service, String request, List<String> fields, LookedFor values) {
    /** How many made no call. */
    public int kept() {
      return values.fresh() + values.stale();
    }
  }

  /**
   * Begins now.
   *
   * @param nanoTime a steady clock
   * @param plan which fields make which call
   * @param redactions what is not shown of a URL
   */
  public CallLog(LongSupplier nanoTime, OperationPlan plan, Redactions redactions) {
    this.plan = plan;
    this.redactions = redactions;
    this.nanoTime = nanoTime;
    this.begun = nanoTime.getAsLong();
  }

  @Override
  public void load() {
    loads++;
  }

  @Override
  public void distinct(int values) {
    distinct += values;
  }

  @Override
  public void nextWave() {
    wave++;
    waveBegun = nanoTime.getAsLong();
  }

  @Override
  public void waveEnds() {
    waited += nanoTime.getAsLong() - waveBegun;
  }

  @Override
  public void looked(LoadPlan loader, LookedFor values) {
    items.add(
        new Items(
            wave,
            loader.service(),
            loader.call().verb() + " " + loader.call().url().shown(),
            loader.fields(),
            values));
  }

  @Override
  public Ongoing begins(RestCall call, RenderedCall rendered, int keys) {
    return new Noted(call, rendered, keys, nanoTime.getAsLong());
  }

  /** The calls, in the order they were answered. */
  public List<Entry> entries() {
    return List.copyOf(entries);
  }

  /** What was looked for among what is kept, in the order it was looked for. */
  public List<Items> items() {
    return List.copyOf(items);
  }

  /** Waves so far. */
  public int waves() {
    return wave;
  }

  /** Values that fields asked loaders for. */
  public int loads() {
    return loads;
  }

  /** How many of them were asked for before in the same operation. */
  public int merged() {
    return loads - distinct;
  }

  /** How long services were waited for, in nanoseconds. */
  public long waitedNanos() {
    return waited;
  }

  /** How long the gateway itself took so far, in nanoseconds. */
  public long ownNanos() {
    return nanoTime.getAsLong() - begun - waited;
  }

  /** Becomes an entry once it is over. */
  private final class Noted implements Ongoing {
    private final RestCall call;
    private final RenderedCall rendered;
    private final int keys;
    private final long start;
    private final Usage usage = new Usage();

    Noted(RestCall call, RenderedCall rendered, int keys, long start) {
      this.call = call;
      this.rendered = rendered;
      this.keys = keys;
      this.start = start;
    }

    @Override
    public Usage usage() {
      return usage;
    }

    @Override
    public void ends(@Nullable UpstreamResponse response, @Nullable Throwable failure) {
      Delivery delivery = delivery(response, failure);
      entries.add(
          new Entry(
              wave,
              call.service(),
              call.verb() + " " + call.url().shown(),
              plan.clients(call),
              url(delivery.endpoint()),
              keys,
              response == null ? delivery.status() : response.status(),
              nanoTime.getAsLong() - start,
              response == null ? 0 : response.body().length(),
              usage.bytes(),
              response != null && response.coalesced(),
              delivery.retries(),
              delivery.hedges(),
              delivery.waitedNanos(),
              delivery.cache(),
              delivery.tier(),
              response == null ? 0 : delivery.status()));
    }

    private String url(String endpoint) {
      return redactions.of(call, rendered.sent(keys)).url(endpoint + rendered.target());
    }

    private static Delivery delivery(
        @Nullable UpstreamResponse response, @Nullable Throwable failure) {
      if (response != null) {
        return response.delivery();
      }
      return failure == null ? Delivery.NONE : Delivery.of(failure);
    }
  }
}
