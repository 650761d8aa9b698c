// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream.http;

import dev.facet.upstream.CallContext;
import dev.facet.upstream.UpstreamException;
import dev.facet.upstream.UpstreamFailure;
import dev.facet.upstream.UpstreamRequest;
import dev.facet.upstream.UpstreamStream;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.internal.ContextInternal;
import io.vertx.core.streams.ReadStream;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** A call whose answer is handed over while it arrives. */
final class StreamedCall extends OutboundCall<UpstreamStream> {
  private static final Duration UNLIMITED = Duration.ofNanos(Long.MAX_VALUE);

  private @Nullable AnswerBody body;

  StreamedCall(
      Service service, UpstreamRequest request, CallContext context, ContextInternal vertxContext) {
    super(service, request, context, vertxContext, UNLIMITED);
  }

  @Override
  boolean awaitsMore() {
    return body == null || body.wanted();
  }

  @Override
  void writeHeaders(HttpClientRequest wire) {
    service.headers().writeForStream(request, wire);
  }

  @Override
  void answered(HttpClientResponse answer) {
    answer.pause();
    stopUpload();
    watch.watchOnlySilence();
    AnswerBody flowing = new AnswerBody(answer, watch, this::finish);
    body = flowing;
    answer.exceptionHandler(this::broken);
    succeed(new Answer(answer, flowing, this::abort));
  }

  @Override
  void fail(UpstreamFailure failure) {
    super.fail(failure);
    if (body != null) {
      body.broken(new UpstreamException(failure));
    }
  }

  private void abort() {
    fail(new UpstreamFailure.Cancelled(service.name()));
  }

  private record Answer(HttpClientResponse head, ReadStream<Buffer> body, Runnable reset)
      implements UpstreamStream {
    @Override
    public int status() {
      return head.statusCode();
    }

    @Override
    public MultiMap headers() {
      return head.headers();
    }

    @Override
    public MultiMap trailers() {
      return head.trailers();
    }

    @Override
    public void abort() {
      reset.run();
    }
  }
}
