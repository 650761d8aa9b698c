// SPDX-License-Identifier: Apache-2.0
package dev.facet.passthrough.second;

import dev.facet.upstream.CallContext;

/** Hears what becomes of copies. */
@FunctionalInterface
public interface MirrorWatcher {
  /**
   * A copy is over, or was never made.
   *
   * @param detail what is known beyond the outcome; empty for nothing
   * @param context of the request that was copied
   */
  void over(MirrorOutcome outcome, String detail, CallContext context);
}
