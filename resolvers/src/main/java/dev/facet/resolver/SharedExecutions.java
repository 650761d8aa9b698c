// SPDX-License-Identifier: Apache-2.0
package dev.facet.resolver;

import dev.facet.upstream.share.SharingRules;
import io.vertx.core.AsyncResult;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import java.util.Map;

/** What sharing means for queries: the finished bytes go to all equal requests. */
enum SharedExecutions implements SharingRules<GraphQlResponse> {
  /** There is one meaning. */
  RULES;

  /** One who joined late may have time left when the first one's is over. */
  @Override
  public boolean mayRetry(AsyncResult<GraphQlResponse> outcome) {
    return outcome.failed() || outcome.result().late();
  }

  @Override
  public boolean outOfTime(AsyncResult<GraphQlResponse> outcome) {
    return outcome.succeeded() && outcome.result().late();
  }

  /** Never read: encoded bodies belong to one event loop. */
  @Override
  public Future<GraphQlResponse> cancelled() {
    return Future.succeededFuture(
        new GraphQlResponse(
            GraphQlResponse.Outcome.EXECUTED,
            Buffer.buffer("{\"data\":null}"),
            new ExecutionReport("", "", true, Map.of(), "", false)));
  }

  @Override
  public GraphQlResponse coalesced(GraphQlResponse response) {
    return response;
  }

  @Override
  public GraphQlResponse forOtherLoop(GraphQlResponse response) {
    return response.forOtherLoop();
  }
}
