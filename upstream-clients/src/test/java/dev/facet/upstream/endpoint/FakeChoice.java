// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream.endpoint;

import dev.facet.upstream.config.HashKey;
import org.jspecify.annotations.Nullable;

/** A choice for a client of this name. */
record FakeChoice(@Nullable ServiceEndpoint avoided, @Nullable String client) implements Choice {
  @Override
  public boolean avoids(ServiceEndpoint endpoint) {
    return endpoint.equals(avoided);
  }

  static final FakeChoice ANY = new FakeChoice(null, null);

  static FakeChoice of(String client) {
    return new FakeChoice(null, client);
  }

  @Override
  public @Nullable String value(HashKey key) {
    return client;
  }
}
