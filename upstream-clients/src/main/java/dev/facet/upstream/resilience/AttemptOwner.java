// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream.resilience;

import dev.facet.upstream.UpstreamFailure;

/** Decides what becomes of a call whose attempt has a response, or none. */
public interface AttemptOwner {
  /** The attempt wants a connection to its endpoint. */
  default void tried(Attempt attempt) {}

  /**
   * The head of the response is there.
   *
   * @return whether it is the response of the call; otherwise the attempt is over
   */
  boolean answered(Attempt attempt);

  /** An attempt whose response was not taken is over. */
  void declined(Attempt attempt);

  /** The attempt failed. */
  void failed(Attempt attempt, UpstreamFailure failure);
}
