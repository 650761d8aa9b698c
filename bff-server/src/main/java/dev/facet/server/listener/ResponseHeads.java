// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.listener;

import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.DefaultHttpHeaders;
import io.netty.handler.codec.http.EmptyHttpHeaders;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import io.vertx.core.MultiMap;
import java.util.Map;

/** Heads without bodies that are written past Vert.x, which knows the final response alone. */
final class ResponseHeads {
  private ResponseHeads() {}

  /** A head whose fields may still be changed. */
  static DefaultFullHttpResponse of(HttpResponseStatus status, MultiMap fields) {
    HttpHeaders headers = new DefaultHttpHeaders();
    for (Map.Entry<String, String> field : fields) {
      headers.add(field.getKey(), field.getValue());
    }
    return new DefaultFullHttpResponse(
        HttpVersion.HTTP_1_1, status, Unpooled.EMPTY_BUFFER, headers, EmptyHttpHeaders.INSTANCE);
  }
}
