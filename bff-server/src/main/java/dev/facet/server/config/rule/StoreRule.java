// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.config.rule;

import dev.facet.server.config.finding.ConfigCode;
import java.util.List;

/** A store that a cache names is one of the file. */
final class StoreRule implements ConfigRules.Rule {
  private static final String STORE = "stores.redis";

  @Override
  public void check(RuleInput input) {
    if (input.config().stores().redis() != null
        || input.findings().isBroken("stores")
        || input.findings().isBroken(STORE)) {
      return;
    }
    input
        .config()
        .services()
        .forEach((name, service) -> {
          if (service.cache().store() != null) {
            input.error(
                ConfigCode.BAD_VALUE,
                "services." + name + ".cache.store",
                "store: redis (expected: a Redis under \"stores\")",
                "add stores: { redis: { url: \"redis://host:6379\" } }",
                List.of());
          }
        });
  }
}
