// SPDX-License-Identifier: Apache-2.0
package dev.facet.resolver.batch;

import dev.facet.resolver.plan.LoadPlan;
import dev.facet.resolver.projection.Usage;
import dev.facet.schema.RestCall;
import dev.facet.upstream.UpstreamResponse;
import org.jspecify.annotations.Nullable;

/** Is told of the loads and calls of one operation, on the operation's context. */
public interface CallListener {
  /** Ignores everything: nothing is measured, and nothing is allocated. */
  CallListener NOOP = new CallListener() {};

  /** A field asked a loader for a value. */
  default void load() {}

  /** A loader was left with so many values, once equal ones were merged. */
  default void distinct(int values) {}

  /** A wave begins. */
  default void nextWave() {}

  /** Everything of the wave has its value or its failure. */
  default void waveEnds() {}

  /**
   * Values were looked for among those that are kept.
   *
   * @param plan whose
   */
  default void looked(LoadPlan plan, LookedFor values) {}

  /**
   * A call is about to be sent.
   *
   * @param call what the schema says of it
   * @param rendered what is sent
   * @param keys how many keys it loads; 0 for a call without keys
   * @return is told how it ends
   */
  default Ongoing begins(RestCall call, RenderedCall rendered, int keys) {
    return Ongoing.IGNORED;
  }

  /** One call, from the moment it is sent. */
  interface Ongoing {
    /** Ignores how the call ends. */
    Ongoing IGNORED = new Ongoing() {};

    /** Is told how much of the response is kept; null where it is not measured. */
    default @Nullable Usage usage() {
      return null;
    }

    /**
     * The call is over, and its response has been read.
     *
     * @param response null where none came
     * @param failure an {@link dev.facet.upstream.UpstreamException} where no response came, a
     *     {@link dev.facet.resolver.failure.LoadFailure} where the response is no value; null where
     *     there is a value
     */
    default void ends(@Nullable UpstreamResponse response, @Nullable Throwable failure) {}
  }
}
