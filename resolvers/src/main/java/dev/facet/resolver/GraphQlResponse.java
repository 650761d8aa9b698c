// SPDX-License-Identifier: Apache-2.0
package dev.facet.resolver;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.internal.buffer.BufferInternal;

/**
 * The response to one operation.
 *
 * @param outcome how far it got
 * @param json the whole response, UTF-8; may go to several, so not to be changed
 * @param report what is known beside it
 * @param encodedBodies its compressed forms, for all waiters of an event loop
 */
public record GraphQlResponse(
    Outcome outcome, Buffer json, ExecutionReport report, EncodedBodies encodedBodies) {
  /** A response that was encoded as nothing yet. */
  public GraphQlResponse(Outcome outcome, Buffer json, ExecutionReport report) {
    this(outcome, json, report, new EncodedBodies());
  }

  /** The value of Server-Timing; empty for none. */
  public String timing() {
    return report.timing();
  }

  /** Whether something is missing because the deadline of the request passed. */
  public boolean late() {
    return report.late();
  }

  /**
   * The same response for another event loop, with encoded bodies and a view of the bytes of its
   * own.
   */
  GraphQlResponse forOtherLoop() {
    ByteBuf bytes = ((BufferInternal) json).getByteBuf();
    ByteBuf view =
        Unpooled.wrappedBuffer(
            bytes.array(), bytes.arrayOffset() + bytes.readerIndex(), bytes.readableBytes());
    return new GraphQlResponse(outcome, BufferInternal.buffer(view), report);
  }

  /** How far an operation got; GraphQL over HTTP chooses the status by it. */
  public enum Outcome {
    /** It was executed: there is a {@code data} entry, perhaps with errors beside it. */
    EXECUTED,
    /** The document, the operation name or the variables were rejected: there is no data entry. */
    REJECTED,
    /** A query was needed because the request may not change anything, and this is a mutation. */
    NOT_A_QUERY
  }
}
