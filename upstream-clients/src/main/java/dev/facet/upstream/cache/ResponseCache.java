// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream.cache;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.facet.http.CacheControl;
import dev.facet.upstream.ResponseBody;
import dev.facet.upstream.cache.CachedResponse.Terms;
import io.vertx.core.MultiMap;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The responses of one service that are kept, in memory and bounded in bytes. Times are of the day,
 * in milliseconds. Safe for all threads.
 */
public final class ResponseCache {
  private final Cache<CacheKey, Variants> responses;
  private final LabelledValidities validities;
  private final PassingReads passing = new PassingReads();
  private final List<String> vary;
  private final Heuristics heuristics;

  /**
   * An empty one.
   *
   * @param maxBytes heads and bodies that are kept, roughly
   * @param vary headers that count as named by the Vary of every response, in lower case
   * @param heuristics for what names no time
   * @param label the one of a target, by which others are told what is forgotten
   */
  public ResponseCache(
      long maxBytes, List<String> vary, Heuristics heuristics, UnaryOperator<String> label) {
    this.heuristics = heuristics;
    this.validities = new LabelledValidities(label);
    this.responses =
        Caffeine.newBuilder()
            .maximumWeight(maxBytes)
            .weigher((CacheKey key, Variants kept) ->
                (int) Math.min(2L * key.length() + kept.weight(), Integer.MAX_VALUE))
            .executor(Runnable::run)
            .build();
    this.vary = List.copyOf(vary);
  }

  /** The response that would answer a request, fresh or not; null for none. */
  public @Nullable CachedResponse find(CacheRequest request) {
    Variants own = responses.getIfPresent(request.own());
    CachedResponse found = own == null ? null : own.select(request);
    if (found != null || request.identity().isEmpty()) {
      return found;
    }
    Variants shared = responses.getIfPresent(request.shared());
    return shared == null ? null : shared.select(request);
  }

  /** Whether it is Vary that found nothing: what is kept is for requests with other headers. */
  public boolean varies(CacheRequest request) {
    return hasOthers(request.own(), request) || hasOthers(request.shared(), request);
  }

  private boolean hasOthers(CacheKey key, CacheRequest request) {
    Variants kept = responses.getIfPresent(key);
    return kept != null && kept.hasOthers(request);
  }

  /** Forgets what was the response to a request, since the service has said something else. */
  private void drop(CacheRequest request) {
    responses.asMap().computeIfPresent(request.own(), (_, kept) -> kept.without(request));
    responses.asMap().computeIfPresent(request.shared(), (_, kept) -> kept.without(request));
  }

  /** Whether a response to this was not to be kept when it came last. */
  public boolean passes(CacheRequest request) {
    return passing.contains(request.own());
  }

  /** Whether a response is one to a request, so that who waited for it may have it. */
  public boolean fits(CachedResponse response, CacheRequest request) {
    return response.answers(request);
  }

  /**
   * Equal for requests that may wait for one response.
   *
   * @param kept what the service is asked to confirm; null for nothing
   */
  public Object flight(CacheRequest request, @Nullable CachedResponse kept) {
    CacheKey key = kept != null && kept.isForAll() ? request.shared() : request.own();
    Variants known = responses.getIfPresent(key);
    Selection selection =
        known == null ? null : known.all().getFirst().selection().of(request.headers());
    return new Flight(key, selection, kept);
  }

  private record Flight(
      CacheKey key, @Nullable Selection selection, @Nullable CachedResponse kept) {}

  /** Notes that a service is asked from now on. */
  public Inquiry ask(CacheRequest request, long now) {
    return new Inquiry(request, now, validities.of(request.target()));
  }

  /**
   * Forgets what is kept of targets, what is under way included.
   *
   * @return the labels of what was forgotten
   */
  public Set<String> changed(Collection<String> targets) {
    Set<String> labels =
        targets.stream().map(validities::labelOf).collect(Collectors.toUnmodifiableSet());
    validities.end(labels);
    return labels;
  }

  /** The label of what is kept of a target. */
  public String labelOf(String target) {
    return validities.labelOf(target);
  }

  /** Forgets what has one of the labels. */
  public void forget(Collection<String> labels) {
    validities.end(labels);
  }

  /** Forgets all of it, what is under way included. */
  public void forgetAll() {
    endAll();
    responses.invalidateAll();
  }

  /** The same, but leaves it in the memory for {@link #sweep}. */
  public void endAll() {
    validities.endAll();
    passing.clear();
  }

  /** Takes out what is forgotten, which else goes when room is needed; how many that were. */
  public long sweep() {
    return Variants.sweep(responses.asMap());
  }

  /** Bytes of what is kept, roughly. */
  public long bytes() {
    return responses.policy().eviction().map(kept -> kept.weightedSize().orElse(0)).orElse(0L);
  }

  /** Responses that are kept; those of one target that differ by Vary count as one. */
  public long entries() {
    return responses.estimatedSize();
  }

  /** A request to the service that is under way. */
  public final class Inquiry {
    private final CacheRequest request;
    private final long asked;
    private final Validity validity;

    private Inquiry(CacheRequest request, long asked, Validity validity) {
      this.request = request;
      this.asked = asked;
      this.validity = validity;
    }

    /**
     * Prepares to keep the response, whose head is there.
     *
     * @return null where it may not be kept
     */
    public @Nullable Arriving arriving(int status, MultiMap headers, long now) {
      CacheControl control = CacheControl.of(headers);
      Storing storing = Storing.of(request, status, headers, control);
      Selection selection =
          storing == Storing.NOT ? null : Selection.of(headers, vary, request.headers());
      if (selection == null) {
        if (!request.control().has("no-store") && !Revalidation.isError(status)) {
          passing.add(request.own());
        }
        if (Storing.supersedes(request, status)) {
          drop(request);
        }
        return null;
      }
      MultiMap kept = Revalidation.storable(headers);
      Freshness stated = Freshness.of(kept, control, asked, now);
      Freshness freshness = heuristics.of(request, status, kept, control, stated);
      return new Arriving(
          request,
          status,
          request.lasting(kept, now),
          freshness,
          new Terms(selection, storing == Storing.FOR_ALL, request.identity(), validity));
    }

    /**
     * Keeps a response that was kept elsewhere.
     *
     * @param age how old it is now at most, beside what it was when it was received, in
     *     milliseconds
     * @return null where it is none to the request
     */
    public @Nullable CachedResponse adopt(StoredResponse stored, long age, long now) {
      Selection selection = stored.selection().of(request.headers());
      if (!stored.isFor(selection)) {
        return null;
      }
      Freshness freshness = new Freshness(stored.lifetime(), stored.initialAge() + age, now);
      Terms terms = new Terms(selection, stored.forAll(), request.identity(), validity);
      return new Arriving(request, stored.status(), stored.headers(), freshness, terms)
          .whole(stored.body());
    }

    /**
     * Keeps a response that the service has confirmed by a 304.
     *
     * @return null where the 304 speaks of another one
     */
    public @Nullable CachedResponse confirmed(CachedResponse kept, MultiMap notModified, long now) {
      if (!Revalidation.confirms(notModified, kept)) {
        return null;
      }
      MultiMap merged = Revalidation.merged(kept.headers(), notModified);
      Arriving renewed = arriving(kept.status(), merged, now);
      boolean keeps = renewed != null && (renewed.terms.forAll() || !kept.isForAll());
      return keeps && renewed != null ? renewed.whole(kept.body()) : unkept(kept, merged, now);
    }

    /**
     * Takes over what the response to a HEAD says of a kept one, or forgets that where it speaks of
     * another (RFC 9111, section 4.3.5).
     */
    public void compared(CachedResponse kept, int status, MultiMap head, long now) {
      boolean same = status == kept.status() && Revalidation.describes(head, kept);
      if (same) {
        var _ = confirmed(kept, head, now);
      } else if (Storing.supersedes(request, status)) {
        drop(request);
      }
    }

    /** The confirmed response may be given to who asked, but not be kept for others any longer. */
    private CachedResponse unkept(CachedResponse kept, MultiMap merged, long now) {
      kept.drop();
      return new CachedResponse(
          kept.status(),
          merged,
          kept.body(),
          Freshness.of(merged, CacheControl.of(merged), asked, now),
          kept.terms());
    }
  }

  /** A response whose body is on its way. */
  public final class Arriving {
    private final CacheRequest request;
    private final int status;
    private final MultiMap headers;
    private final Freshness freshness;
    private final Terms terms;

    private Arriving(
        CacheRequest request, int status, MultiMap headers, Freshness freshness, Terms terms) {
      this.request = request;
      this.status = status;
      this.headers = headers;
      this.freshness = freshness;
      this.terms = terms;
    }

    /** Whether those may have it too who asked for the same meanwhile: it is fresh. */
    public boolean isFresh() {
      return freshness.left(freshness.received()) > 0 && !CacheControl.of(headers).has("no-cache");
    }

    /** It is too long to be kept, and what is kept is not what the target is now. */
    public void tooLong() {
      passing.add(request.own());
      drop(request);
    }

    /** Keeps it, now that its body is whole. */
    public CachedResponse whole(ResponseBody body) {
      CachedResponse kept = new CachedResponse(status, headers, body, freshness, terms);
      CacheKey key = terms.forAll() ? request.shared() : request.own();
      passing.remove(request.own());
      if (terms.validity().holds()) {
        responses.asMap().compute(key, (_, before) -> Variants.with(before, kept));
      }
      return kept;
    }
  }
}
