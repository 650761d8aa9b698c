// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream.discovery;

import dev.facet.upstream.endpoint.FoundEndpoint;
import io.vertx.core.Future;
import java.util.List;

/**
 * Looks a name up, and again when its records do not hold any more: after their time to live, which
 * counts as {@value #MIN_SECONDS} to {@value #MAX_SECONDS} s. Where that fails it looks again after
 * 1 s, then after twice the pause before, up to {@value #MAX_PAUSE} s.
 */
abstract class DnsSource implements EndpointSource {
  private static final long MIN_SECONDS = 1;
  private static final long MAX_SECONDS = 60;
  private static final long MAX_PAUSE = 10;
  private static final long MILLIS = 1_000;

  private final WatchedLoop loop;
  private long pause = MIN_SECONDS;

  /**
   * What a look has found.
   *
   * @param endpoints all there are
   * @param ttl how long they hold, in seconds
   */
  record Looked(List<FoundEndpoint> endpoints, long ttl) {}

  DnsSource(WatchedLoop loop) {
    this.loop = loop;
  }

  /** Looks once; fails with a message for the log. */
  abstract Future<Looked> lookOnce();

  /** Gives back what it has, on its event loop. */
  abstract void release();

  @Override
  public final void start(Listener listener) {
    loop.run(() -> look(listener));
  }

  @Override
  public final void close() {
    loop.close(this::release);
  }

  private void look(Listener listener) {
    var _ =
        lookOnce()
            .onComplete(
                looked ->
                    loop.run(() -> {
                      pause = MIN_SECONDS;
                      try {
                        listener.found(looked.endpoints());
                      } finally { // whatever comes of it, or nobody would look any more
                        again(listener, Math.clamp(looked.ttl(), MIN_SECONDS, MAX_SECONDS));
                      }
                    }),
                fault ->
                    loop.run(() -> {
                      listener.failed(String.valueOf(fault.getMessage()));
                      again(listener, pause);
                      pause = Math.min(2 * pause, MAX_PAUSE);
                    }));
  }

  private void again(Listener listener, long seconds) {
    loop.runAfter(seconds * MILLIS, () -> look(listener));
  }
}
