// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream.http;

import dev.facet.upstream.Delivery;
import dev.facet.upstream.UpstreamFailure.Cancelled;
import dev.facet.upstream.UpstreamStream;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.streams.ReadStream;

/** The response to a {@link StreamedCall}, as the caller sees it. */
final class ResponseStream implements UpstreamStream {
  private final HttpClientResponse response;
  private final ResponseBodyStream body;
  private final StreamedCall call;

  ResponseStream(HttpClientResponse response, ResponseBodyStream body, StreamedCall call) {
    this.response = response;
    this.body = body;
    this.call = call;
  }

  @Override
  public int status() {
    return response.statusCode();
  }

  @Override
  public String protocol() {
    return switch (response.version()) {
      case HTTP_1_0 -> "1.0";
      case HTTP_1_1 -> "1.1";
      case HTTP_2 -> "2";
      case HTTP_3 -> "3";
    };
  }

  @Override
  public MultiMap headers() {
    return response.headers();
  }

  @Override
  public ReadStream<Buffer> body() {
    return body;
  }

  @Override
  public Delivery delivery() {
    return call.delivery();
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
