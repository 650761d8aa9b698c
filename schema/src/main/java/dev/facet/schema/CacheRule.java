// SPDX-License-Identifier: Apache-2.0
package dev.facet.schema;

import dev.facet.schema.template.TextTemplate;
import java.time.Duration;
import java.util.List;

/**
 * How long what a call loads is kept, and for whom: {@code @cache}.
 *
 * @param ttl how long it is fresh, at most; longer than none
 * @param swr for how long after that it may be given while a newer one is asked for; zero for not
 *     at all
 * @param scope for whom
 * @param tags what it is dropped by; of an entity, or a batch, they read {@code key}
 */
public record CacheRule(Duration ttl, Duration swr, Scope scope, List<TextTemplate> tags) {
  /** Copies the list. */
  public CacheRule {
    tags = List.copyOf(tags);
  }

  /** For whom something is kept. */
  public enum Scope {
    /** Everybody. */
    PUBLIC,
    /** Each client that the gateway knows, by itself. */
    PRIVATE
  }
}
