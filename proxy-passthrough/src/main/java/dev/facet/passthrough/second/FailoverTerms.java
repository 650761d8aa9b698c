// SPDX-License-Identifier: Apache-2.0
package dev.facet.passthrough.second;

import dev.facet.upstream.RetryReason;
import java.util.Set;

/**
 * What a call of the first service may come to so that a second one is asked.
 *
 * @param reasons where there is no response
 * @param statuses of responses that are not taken
 */
public record FailoverTerms(Set<RetryReason> reasons, Set<Integer> statuses) {
  /** Copies. */
  public FailoverTerms {
    reasons = Set.copyOf(reasons);
    statuses = Set.copyOf(statuses);
  }
}
