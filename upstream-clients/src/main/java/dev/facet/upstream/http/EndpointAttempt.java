// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream.http;

import dev.facet.upstream.config.HashKey;
import dev.facet.upstream.endpoint.Choice;
import dev.facet.upstream.endpoint.ClientValue;
import dev.facet.upstream.endpoint.ServiceEndpoint;
import dev.facet.upstream.resilience.Attempt;
import dev.facet.upstream.resilience.AttemptOwner;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** An attempt as far as the choice of its endpoint is concerned. */
abstract class EndpointAttempt extends Attempt implements Choice {
  private @Nullable HttpEndpoint endpoint;
  private @Nullable LoopPool pool;

  EndpointAttempt(HttpCall call, AttemptOwner owner) {
    super(call, owner);
  }

  /** The one before it of the same call; null for none. */
  abstract @Nullable EndpointAttempt before();

  /** What is tried. */
  abstract HttpCall called();

  @Override
  public final boolean avoids(ServiceEndpoint other) {
    EndpointAttempt earlier = before();
    return other.equals(endpoint) || (earlier != null && earlier.avoids(other));
  }

  @Override
  public final @Nullable String value(HashKey key) {
    return ClientValue.of(key, called().request(), called().context());
  }

  /** Where it goes; null until that is known. */
  final @Nullable HttpEndpoint endpoint() {
    return endpoint;
  }

  /** The base URL of its endpoint, for logs; empty until that is known. */
  final String url() {
    return endpoint == null ? "" : endpoint.url();
  }

  final void goesTo(HttpEndpoint chosen) {
    endpoint = chosen;
    pool = chosen.pools().current();
  }

  /** The connections of its event loop to its endpoint. */
  final LoopPool pool() {
    return Objects.requireNonNull(pool, "an attempt before its endpoint is chosen");
  }
}
