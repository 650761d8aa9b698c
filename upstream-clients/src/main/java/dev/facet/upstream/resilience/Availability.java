// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream.resilience;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Knows whether a service has an endpoint that may be called. Usable from any thread. */
@FunctionalInterface
public interface Availability {
  /** How long, at most, no endpoint is called; null where one may be called now. */
  @Nullable Duration closedFor();
}
