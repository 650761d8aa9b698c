// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.endpoint;

/** Hears which of a route's services responds. */
@FunctionalInterface
public interface ServiceShares {
  /** Where all requests are one service's. */
  ServiceShares NONE = service -> {};

  /** A service responded. */
  void responded(String service);
}
