// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream.http;

import dev.facet.upstream.UpstreamFailure.Cancelled;
import dev.facet.upstream.UpstreamStream;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpClientResponse;

/** The answer to a {@link StreamedCall}, as the caller sees it. */
record AnswerStream(HttpClientResponse response, AnswerBody body, StreamedCall call)
    implements UpstreamStream {
  @Override
  public int status() {
    return response.statusCode();
  }

  @Override
  public MultiMap headers() {
    return response.headers();
  }

  @Override
  public MultiMap trailers() {
    return response.trailers();
  }

  @Override
  public void abort() {
    call.giveUp(new Cancelled(call.service()));
  }
}
