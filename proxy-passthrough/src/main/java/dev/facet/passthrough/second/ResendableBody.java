// SPDX-License-Identifier: Apache-2.0
package dev.facet.passthrough.second;

import dev.facet.upstream.RequestBody;
import dev.facet.upstream.UpstreamRequest;
import dev.facet.upstream.read.PieceQueue;
import dev.facet.upstream.resilience.ReplayBuffer;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.streams.ReadStream;
import org.jspecify.annotations.Nullable;

/** The body of a request that two services may have, one after the other. */
sealed interface ResendableBody {
  /** How a body can be sent twice. */
  static ResendableBody of(RequestBody body) {
    return switch (body) {
      case RequestBody.Empty _, RequestBody.Bytes _, RequestBody.Upgrade _ -> new Complete();
      case RequestBody.Streamed streamed -> new Arriving(streamed);
    };
  }

  /** The request with this body, from its beginning; who had it before gets no more of it. */
  UpstreamRequest in(UpstreamRequest request);

  /** Whether all that was read is still there. */
  boolean whole();

  /** Whether there is no more to come. */
  boolean over();

  /** It will not be sent once more. */
  void settle();

  /** One that is there. */
  record Complete() implements ResendableBody {
    @Override
    public UpstreamRequest in(UpstreamRequest request) {
      return request;
    }

    @Override
    public boolean whole() {
      return true;
    }

    @Override
    public boolean over() {
      return true;
    }

    @Override
    public void settle() {}
  }

  /** One that arrives while it is sent: as much is kept as for attempts at one service. */
  final class Arriving implements ResendableBody {
    private final ReadStream<Buffer> source;
    private final RequestBody.Streamed streamed;
    private final ReplayBuffer kept = new ReplayBuffer(true);
    private boolean begun;
    private boolean over;
    private @Nullable Throwable broken;
    private @Nullable Reading reading;

    private Arriving(RequestBody.Streamed streamed) {
      this.source = streamed.source();
      this.streamed = streamed;
      source.exceptionHandler(this::breakOff);
      source.endHandler(end -> end());
      source.handler(this::pass);
    }

    @Override
    public UpstreamRequest in(UpstreamRequest request) {
      Reading next = new Reading(source);
      kept.pieces().forEach(next::add);
      if (reading != null) {
        reading.abandon();
      }
      reading = next;
      if (over) {
        next.complete();
      } else if (broken != null) {
        next.breakOff(broken);
      }
      return new UpstreamRequest(
          request.method(),
          request.target(),
          request.headers(),
          streamed.through(next),
          request.timeout());
    }

    @Override
    public boolean whole() {
      return kept.whole();
    }

    @Override
    public boolean over() {
      return over;
    }

    @Override
    public void settle() {
      kept.settle();
    }

    /** The first piece is read before anything is sent. */
    private void pass(Buffer piece) {
      kept.add(piece, !begun);
      begun = true;
      if (reading != null) {
        reading.add(piece);
      }
    }

    private void end() {
      over = true;
      if (reading != null) {
        reading.complete();
      }
    }

    private void breakOff(Throwable cause) {
      broken = cause;
      if (reading != null) {
        reading.breakOff(cause);
      }
    }
  }

  /** What one service has of it. */
  final class Reading extends PieceQueue {
    private final ReadStream<Buffer> source;

    private Reading(ReadStream<Buffer> source) {
      this.source = source;
    }

    @Override
    protected void drained() {
      source.fetch(1);
    }
  }
}
