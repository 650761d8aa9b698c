// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream.resilience;

/** What an attempt counts as at its service. */
enum AttemptStanding {
  /** Nothing: it has not come so far, or is over. */
  OUTSIDE,
  /** It waits for its turn. */
  WAITING,
  /** It is in flight. */
  COUNTED,
  /** It is a stream, or an upload that its client holds up. */
  APART
}
