// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream.endpoint;

import dev.facet.upstream.EndpointVerdict;
import java.util.List;

/**
 * An endpoint while attempts use it.
 *
 * @param endpoint the one that was chosen
 * @param from what it was chosen from
 * @param use what it was chosen as
 */
public record Lease<E extends ServiceEndpoint>(E endpoint, EndpointSet<E> from, Use use) {
  /** What an endpoint is chosen as. */
  public enum Use {
    /** The service's only one, of which nothing need be known. */
    SOLE,
    /** One of several. */
    CHOSEN,
    /** One that is ejected, by a call that was tried at the others. */
    RETRIED,
    /** One that is ejected, since too few others may be called. */
    PANICKED;

    static Use of(ServiceEndpoint chosen, List<? extends ServiceEndpoint> usable) {
      if (!chosen.standing().isEjected()) {
        return CHOSEN;
      }
      return usable.contains(chosen) ? PANICKED : RETRIED;
    }
  }

  /**
   * Whether there was another one: a service's only endpoint is not told of what it is asked and
   * does.
   */
  public boolean chosen() {
    return use != Use.SOLE;
  }

  /** The endpoint is asked something that it can respond to now. */
  public void asked(long now) {
    endpoint.silence().asked(now);
  }

  /**
   * The endpoint has responded to what it was asked.
   *
   * @param nanos how long that took
   */
  public void heard(long nanos, long now) {
    endpoint.silence().heard(nanos, now);
  }

  /** What the endpoint was asked is over without a response. */
  public void left(long now) {
    endpoint.silence().left(now);
  }

  /** Whether the endpoint has said nothing for much longer than it usually takes. */
  public boolean isSilent(long now) {
    return endpoint.silence().isLong(now);
  }

  /**
   * The attempt says something of its endpoint.
   *
   * @param nanos how long the endpoint took, in nanoseconds
   * @param cause of a failure, in words for operators
   */
  public void judged(EndpointVerdict verdict, long nanos, String cause) {
    if (verdict == EndpointVerdict.WELL) {
      prove();
    }
    if (chosen()) {
      from.judged(endpoint, verdict, Math.max(0, nanos), cause);
    }
  }

  /** An endpoint that is ejected is well again. */
  private void prove() {
    switch (use) {
      case SOLE, CHOSEN -> {}
      case RETRIED -> from.proved(endpoint, "it responded to a retry");
      case PANICKED -> from.proved(endpoint, "it responded when too few others could be called");
    }
  }

  /** Ends the use by one attempt, once. */
  public void done() {
    endpoint.end();
  }
}
