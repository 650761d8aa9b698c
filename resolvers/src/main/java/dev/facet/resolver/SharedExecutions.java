// SPDX-License-Identifier: Apache-2.0
package dev.facet.resolver;

import dev.facet.upstream.share.SharedWork;
import io.vertx.core.AsyncResult;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import java.util.Map;

/** What sharing means for queries: the finished bytes go to all who ask for the same. */
enum SharedExecutions implements SharedWork.Rules<GraphQlReply> {
  /** There is one meaning. */
  RULES;

  /** One who joined late may have time left when the first one's is over. */
  @Override
  public boolean mayRetry(AsyncResult<GraphQlReply> outcome) {
    return outcome.failed() || outcome.result().late();
  }

  @Override
  public boolean outOfTime(AsyncResult<GraphQlReply> outcome) {
    return outcome.succeeded() && outcome.result().late();
  }

  /** Nobody reads it. Each has their own: its forms belong to one event loop. */
  @Override
  public Future<GraphQlReply> gone() {
    return Future.succeededFuture(
        new GraphQlReply(
            GraphQlReply.Outcome.EXECUTED,
            Buffer.buffer("{\"data\":null}"),
            new ExecutionReport("", "", true, Map.of(), "")));
  }

  @Override
  public GraphQlReply joined(GraphQlReply reply) {
    return reply;
  }

  @Override
  public GraphQlReply elsewhere(GraphQlReply reply) {
    return reply.elsewhere();
  }
}
