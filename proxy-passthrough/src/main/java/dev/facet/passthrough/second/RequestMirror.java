// SPDX-License-Identifier: Apache-2.0
package dev.facet.passthrough.second;

import dev.facet.upstream.CallContext;
import dev.facet.upstream.RequestBody;
import dev.facet.upstream.UpstreamClient;
import dev.facet.upstream.UpstreamRequest;
import dev.facet.upstream.resilience.Timers;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntUnaryOperator;

/**
 * Copies requests to one service, whose responses nobody reads. The original neither waits for the
 * copy nor hears of it: the copy's body is collected while the original's passes, and is sent when
 * it is complete.
 */
public final class RequestMirror implements Mirroring {
  private final Parts parts;
  private final AtomicInteger underWay = new AtomicInteger();

  /**
   * What a mirror is made of.
   *
   * @param route the id of the route, for the second service
   * @param client calls the second service
   * @param limits how much is copied
   * @param around its timers and turns
   * @param watcher hears what becomes of copies
   */
  public record Parts(
      String route,
      UpstreamClient client,
      MirrorLimits limits,
      Around around,
      MirrorWatcher watcher) {}

  /**
   * Where copies live.
   *
   * @param timers of the request's event loop
   * @param later runs something there, a turn later
   */
  public record Around(Timers timers, Executor later) {}

  /** A mirror without copies under way. */
  public RequestMirror(Parts parts) {
    this.parts = parts;
  }

  @Override
  public UpstreamRequest mirrored(
      UpstreamRequest request, CallContext context, IntUnaryOperator random) {
    MirrorLimits limits = parts.limits();
    if (request.body() instanceof RequestBody.Upgrade // a copy would open a second connection
        || !limits.takes(request.method())
        || !limits.takes(random)) {
      return request;
    }
    if (announced(request.body()) > limits.maxBody()) {
      parts.watcher().over(MirrorOutcome.TOO_LARGE, "", context);
      return request;
    }
    if (underWay.incrementAndGet() > limits.max()) {
      underWay.decrementAndGet();
      parts.watcher().over(MirrorOutcome.BUSY, "", context);
      return request;
    }
    return new MirrorCopy(parts, request, context, underWay::decrementAndGet).begin();
  }

  private static long announced(RequestBody body) {
    return switch (body) {
      case RequestBody.Empty _, RequestBody.Upgrade _ -> 0;
      case RequestBody.Bytes(var bytes) -> bytes.length();
      case RequestBody.Streamed streamed -> streamed.length();
    };
  }
}
