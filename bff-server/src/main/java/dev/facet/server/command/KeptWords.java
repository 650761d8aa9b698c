// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.command;

import dev.facet.schema.CacheRule;
import dev.facet.server.snapshot.ServingSnapshot;
import dev.facet.upstream.config.CacheStore;
import dev.facet.upstream.config.DurationText;
import dev.facet.upstream.config.UpstreamConfig;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Says how what a service sends is kept.
 *
 * @param services the configurations of services by their names
 */
record KeptWords(Map<String, UpstreamConfig> services) {
  /** Copies. */
  KeptWords {
    services = Map.copyOf(services);
  }

  /** The services of a project. */
  static KeptWords among(ServingSnapshot project) {
    return new KeptWords(project.document().config().services());
  }

  /** For whom and where, such as {@code PUBLIC, shared in redis}. */
  String where(String service, CacheRule rule) {
    String store = store(service);
    return rule.scope() + (store == null ? "" : ", shared in " + store);
  }

  /** For how long, for whom and where. */
  String of(String service, CacheRule rule) {
    return DurationText.of(rule.ttl()) + ", " + where(service, rule);
  }

  /** The store that replicas share; null for none. */
  @Nullable String store(String service) {
    UpstreamConfig config = services.get(service);
    CacheStore store = config == null ? null : config.cache().store();
    return store == null ? null : store.name().toLowerCase(Locale.ROOT);
  }
}
