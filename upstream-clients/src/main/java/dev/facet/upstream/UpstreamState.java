// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream;

import dev.facet.upstream.config.HttpProtocol;
import dev.facet.upstream.item.ItemStore;
import java.util.List;

/** What metrics and the admin page may know of a service's client. Readable from any thread. */
public interface UpstreamState {
  /** Whether a service is asked. */
  enum Breaker {
    /** It is. */
    CLOSED,
    /** A probe decides. */
    HALF_OPEN,
    /** It is left alone. */
    OPEN
  }

  /** The service's name in the configuration. */
  String service();

  /** Whether the service is asked. */
  Breaker breaker();

  /** Where its endpoints are from: {@code listed}, or where they are looked for. */
  String source();

  /** What is spoken to its endpoints. */
  HttpProtocol protocol();

  /**
   * Why discovery cannot tell what endpoints there are now, so that the last ones are kept; empty
   * where it can.
   */
  String discoveryFault();

  /** Its endpoints that are listed, or known by discovery. */
  List<EndpointState> endpoints();

  /** Endpoints that are gone, but for attempts that they have yet to end. */
  List<EndpointState> draining();

  /** Open connections to its endpoints, those of HTTP/2 or those of HTTP/1.1. */
  int connections(boolean http2);

  /** The calls under way: sent or waiting for their turn, bodies of streams included. */
  int inFlight();

  /** Those of them that wait for their turn: nothing of them is sent yet. */
  int waiting();

  /** The most calls in flight, for now: what of an adaptive bulkhead is open. */
  int limit();

  /** Calls that are over and waited for their turn. */
  long waits();

  /** How long those waited, together, in nanoseconds. */
  long waitedNanos();

  /**
   * Calls of the service that are over, those of clients with another configuration before this one
   * included, as in the other counts.
   */
  long calls(CallOutcome outcome);

  /** Calls that were answered with the response to an equal one in flight, and never made. */
  long coalesced();

  /** How often calls were tried once more for a reason. */
  long retries(RetryReason reason);

  /** How often calls were tried a second time beside their first attempt, which took long. */
  long hedges();

  /** How often calls were not tried once more, there having been too many retries. */
  long retryBudgetExhausted();

  /** The responses that are kept. */
  default ServiceCache kept() {
    return ServiceCache.NONE;
  }

  /** What operations keep of the service, item by item. */
  default ItemStore items() {
    return ItemStore.NONE;
  }

  /** Notes that something was changed at the service, so that no call from before is shared. */
  default void changed() {}

  /** Reads that a cache was asked for, by what it had to do with the response. */
  default long cached(CacheStatus.Use use) {
    return 0;
  }

  /** Items of operations that were looked for among those that are kept, by what was found. */
  default long items(CacheStatus.Use use) {
    return 0;
  }

  /** Items that were looked for in the store that replicas share, by what that came to. */
  default long storedItems(StoreUse use) {
    return 0;
  }
}
