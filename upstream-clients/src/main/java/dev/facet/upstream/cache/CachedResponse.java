// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream.cache;

import dev.facet.http.CacheControl;
import dev.facet.upstream.ResponseBody;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import java.util.Map;

/** A response that is kept. Never changed; shared by all threads. */
public final class CachedResponse {
  /** What an entry costs beside its characters, roughly, in bytes. */
  private static final int OVERHEAD = 512;

  /** What has expired is worth asking about for so long. */
  private static final long ASKED_MILLIS = 600_000;

  private final int status;
  private final MultiMap headers;
  private final ResponseBody body;
  private final CacheControl control;
  private final Freshness freshness;
  private final Terms terms;

  CachedResponse(
      int status, MultiMap headers, ResponseBody body, Freshness freshness, Terms terms) {
    this.status = status;
    this.headers = headers;
    this.body = body;
    this.control = CacheControl.of(headers);
    this.freshness = freshness;
    this.terms = terms;
  }

  /**
   * For which requests a response is kept.
   *
   * @param selection those with these headers
   * @param forAll whether for those of everybody
   * @param identity for whose otherwise; empty for those of nobody in particular
   * @param validity until the service is changed
   */
  record Terms(Selection selection, boolean forAll, String identity, Validity validity) {
    boolean allow(CacheRequest request) {
      return forAll || identity.equals(request.identity());
    }
  }

  /** The HTTP status. */
  public int status() {
    return status;
  }

  /** The headers as they are kept, to be read only. */
  public MultiMap headers() {
    return headers;
  }

  /** The body, as it was received. */
  public ResponseBody body() {
    return body;
  }

  /** Whether there is something by which the service can say that it still holds. */
  public boolean hasValidator() {
    return headers.contains(HttpHeaders.ETAG) || headers.contains(HttpHeaders.LAST_MODIFIED);
  }

  /** When it came here, in the time of day, in milliseconds. */
  public long receivedMillis() {
    return freshness.received();
  }

  /** Its age in seconds (RFC 9111, section 5.1). */
  public long ageSeconds(long now) {
    return freshness.age(now) / 1_000;
  }

  /** For how many seconds it is fresh yet; negative where it is stale. */
  public long ttlSeconds(long now) {
    return Math.floorDiv(freshness.left(now), 1_000);
  }

  /**
   * For how long it may be of use yet, in milliseconds: fresh, stale, or asked about.
   *
   * @param now in the time of day
   */
  public long usefulMillis(long now) {
    long stale =
        Math.max(control.seconds("stale-while-revalidate"), control.seconds("stale-if-error"));
    long asked = hasValidator() ? ASKED_MILLIS : 0;
    return Math.max(0, freshness.left(now)) + Math.max(asked, Math.max(0, stale) * 1_000);
  }

  /** Whether others may have it: the service was not changed since it was asked for. */
  public boolean isValid() {
    return terms.validity().holds();
  }

  /** Gives it to nobody any more, nor what else is kept of its target. */
  public void drop() {
    terms.validity().end();
  }

  CacheControl control() {
    return control;
  }

  Freshness freshness() {
    return freshness;
  }

  Selection selection() {
    return terms.selection();
  }

  Terms terms() {
    return terms;
  }

  /** Whether it is the response to a request of this one. */
  boolean answers(CacheRequest request) {
    return terms.validity().holds()
        && terms.allow(request)
        && terms.selection().matches(request.headers());
  }

  /** Whether those may have it who are told to the service, too. */
  boolean isForAll() {
    return terms.forAll();
  }

  /** Bytes of memory, roughly. */
  int weight() {
    long bytes = OVERHEAD + (long) body.length();
    for (Map.Entry<String, String> header : headers) {
      bytes += header.getKey().length() + header.getValue().length();
    }
    return (int) Math.min(bytes, Integer.MAX_VALUE);
  }
}
