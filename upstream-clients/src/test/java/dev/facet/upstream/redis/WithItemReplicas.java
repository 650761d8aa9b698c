// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream.redis;

import io.vertx.redis.client.Command;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Replicas that share items. */
abstract class WithItemReplicas extends WithRedis {
  static final String ITEMS = "facet:2:users:i:s:*";

  final ItemReplica one() {
    return new ItemReplica(replica(), 1_000_000);
  }

  final ItemReplica other() {
    return new ItemReplica(replica(), 90_000_000);
  }

  final void stored(int count) {
    TestRedis.until(() -> keys(ITEMS).size() >= count);
  }

  final List<String> keys(String pattern) {
    List<String> keys = new ArrayList<>();
    Objects.requireNonNull(redis().tell(Command.KEYS, pattern))
        .forEach(key -> keys.add(key.toString()));
    return keys;
  }

  final void keep(ItemReplica replica, String key, String... tags) {
    replica.keep(replica.ask(key, tags), key);
  }
}
