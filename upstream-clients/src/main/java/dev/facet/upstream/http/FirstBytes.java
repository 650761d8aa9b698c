// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream.http;

import dev.facet.upstream.RequestBody;
import dev.facet.upstream.UpstreamFailure;
import dev.facet.upstream.UpstreamFailure.Cancelled;
import dev.facet.upstream.resilience.Call;
import dev.facet.upstream.resilience.Layer;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.streams.ReadStream;
import org.jspecify.annotations.Nullable;

/** The first piece of an upload, read before the service is called; all there is where it ended. */
final class FirstBytes implements Call.Watcher {
  private final HttpCall call;
  private final ReadStream<Buffer> source;
  private final Layer<HttpCall> next;
  private @Nullable Buffer piece;
  private boolean over;
  private boolean passed;

  /** Will pass the call on when there is something to send. */
  FirstBytes(HttpCall call, RequestBody.Streamed body, Layer<HttpCall> next) {
    this.call = call;
    this.source = body.source();
    this.next = next;
  }

  void await() {
    source.exceptionHandler(broken -> call.giveUp(new Cancelled(call.service())));
    source.endHandler(end -> {
      over = true;
      pass();
    });
    source.handler(first -> {
      piece = first;
      pass();
    });
    source.fetch(1);
  }

  /** What has been read; null for nothing. */
  @Nullable Buffer piece() {
    return piece;
  }

  /** Whether nothing follows. */
  boolean over() {
    return over;
  }

  @Override
  public void ended(Call ended, @Nullable UpstreamFailure failure) {
    if (!call.uploading()) {
      source.handler(null).endHandler(null).exceptionHandler(null);
    }
  }

  private void pass() {
    if (!passed && !call.ended()) {
      passed = true;
      call.guarded(() -> next.send(call));
    }
  }
}
