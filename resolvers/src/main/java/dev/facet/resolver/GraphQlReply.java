// SPDX-License-Identifier: Apache-2.0
package dev.facet.resolver;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.internal.buffer.BufferInternal;

/**
 * The answer to one operation.
 *
 * @param outcome how far it got
 * @param json the whole response, UTF-8; may go to several, so not to be changed
 * @param report what is known beside it
 * @param forms what the response is turned into on its way out, for all of an event loop who get it
 */
public record GraphQlReply(
    Outcome outcome, Buffer json, ExecutionReport report, AnswerForms forms) {
  /** A reply that was turned into nothing yet. */
  public GraphQlReply(Outcome outcome, Buffer json, ExecutionReport report) {
    this(outcome, json, report, new AnswerForms());
  }

  /** The value of Server-Timing; empty for none. */
  public String timing() {
    return report.timing();
  }

  /** Whether something is missing because the deadline of the request passed. */
  public boolean late() {
    return report.late();
  }

  /** The same reply for another event loop, with forms and a view of the bytes of its own. */
  GraphQlReply elsewhere() {
    ByteBuf bytes = ((BufferInternal) json).getByteBuf();
    ByteBuf view =
        Unpooled.wrappedBuffer(
            bytes.array(), bytes.arrayOffset() + bytes.readerIndex(), bytes.readableBytes());
    return new GraphQlReply(outcome, BufferInternal.buffer(view), report);
  }

  /** How far an operation got; GraphQL over HTTP chooses the status by it. */
  public enum Outcome {
    /** It was executed: there is a {@code data} entry, perhaps with errors beside it. */
    EXECUTED,
    /** The document, the operation name or the variables were refused: there is no data entry. */
    REFUSED,
    /** A query was needed because the request may not change anything, and this is a mutation. */
    NOT_A_QUERY
  }
}
