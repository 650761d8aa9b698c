// SPDX-License-Identifier: Apache-2.0
package dev.facet.http;

import io.netty.handler.codec.http.HttpHeaderNames;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What tells one state of a resource from another, and what clients ask by it (RFC 9110, sections
 * 8.8 and 13).
 *
 * @param etag the entity tag of the selected representation; null for none
 * @param modified when it was last modified; null where that is not known
 */
public record Validators(@Nullable String etag, @Nullable Instant modified) {
  /** Dates in headers have no part of a second. */
  public Validators {
    modified = modified == null ? null : modified.truncatedTo(ChronoUnit.SECONDS);
  }

  /**
   * Whether a request is not to be made, since the state is not the one that it names: If-Match,
   * else If-Unmodified-Since (sections 13.1.1 and 13.1.4).
   */
  public boolean failPrecondition(MultiMap request) {
    List<String> tags = request.getAll(HttpHeaderNames.IF_MATCH);
    if (!tags.isEmpty()) {
      boolean holds = etag == null ? EntityTags.listAny(tags) : EntityTags.listStrongly(tags, etag);
      return !holds;
    }
    Instant since = date(request.get(HttpHeaderNames.IF_UNMODIFIED_SINCE));
    return since != null && modified != null && modified.isAfter(since);
  }

  /**
   * Whether the client has the representation already: If-None-Match, else If-Modified-Since
   * (sections 13.1.2 and 13.1.3).
   */
  public boolean areKnown(MultiMap request) {
    List<String> tags = request.getAll(HttpHeaders.IF_NONE_MATCH);
    if (!tags.isEmpty()) {
      return etag == null ? EntityTags.listAny(tags) : EntityTags.listWeakly(tags, etag);
    }
    Instant since = date(request.get(HttpHeaders.IF_MODIFIED_SINCE));
    return since != null && modified != null && !modified.isAfter(since);
  }

  /**
   * Whether the part that a request wants is one of this representation: there is no If-Range, or
   * its validator is strong, and the same (section 13.1.5). What changes twice in the second of its
   * date has one date (section 8.8.2.2).
   *
   * @param made when the response is made; null where that is not known
   */
  public boolean areOfRange(MultiMap request, @Nullable Instant made) {
    List<String> lines = request.getAll(HttpHeaderNames.IF_RANGE);
    if (lines.isEmpty()) {
      return true;
    }
    String validator = lines.getFirst().strip();
    if (lines.size() > 1 || EntityTags.isWeak(validator)) {
      return false;
    }
    if (validator.startsWith("\"")) {
      return validator.equals(etag);
    }
    Instant named = date(validator);
    return modified != null && modified.equals(named) && made != null && modified.isBefore(made);
  }

  private static @Nullable Instant date(@Nullable String text) {
    return text == null ? null : HttpDate.parse(text);
  }
}
