// SPDX-License-Identifier: Apache-2.0
package dev.facet.resolver.failure;

import dev.facet.schema.RestCall;
import dev.facet.upstream.ResponseBody;
import dev.facet.upstream.UpstreamResponse;
import java.util.ArrayList;
import java.util.List;

/**
 * The responses of one operation that could be read, for those who tell later that a value does not
 * fit.
 */
public final class Responses {
  private final List<Received> all = new ArrayList<>(2);
  private final boolean bodies;

  /**
   * None yet.
   *
   * @param bodies whether bodies are kept, which are far longer than what is made of them
   */
  public Responses(boolean bodies) {
    this.bodies = bodies;
  }

  void add(RestCall call, FailedCall.Sent sent, UpstreamResponse response) {
    UpstreamResponse kept =
        bodies
            ? response
            : new UpstreamResponse(
                response.status(), response.headers(), ResponseBody.EMPTY, response.delivery());
    all.add(new Received(call, sent, kept));
  }

  /** Those of some calls, in the order they came. */
  @SuppressWarnings("ReferenceEquality") // calls are long to compare, and these are the plan's own
  List<Received> of(List<RestCall> calls) {
    return all.stream().filter(one -> calls.stream().anyMatch(call -> call == one.call())).toList();
  }
}
