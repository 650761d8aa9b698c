// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream.resilience;

import dev.facet.upstream.RetryReason;

/** Counts what a service's calls are tried beyond once. Usable from any thread. */
public interface RetryCounter {
  /** A call is tried once more. */
  void retried(RetryReason reason);

  /** A call is tried a second time beside its first attempt. */
  void hedged();

  /** A call is not tried once more, there having been too many retries. */
  void budgetExhausted();
}
