// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream.http;

import io.netty.buffer.ByteBuf;
import io.netty.handler.codec.http2.DefaultHttp2Headers;
import io.vertx.core.MultiMap;
import io.vertx.core.Promise;
import io.vertx.core.http.StreamPriority;
import io.vertx.core.http.impl.http2.Http2ClientConnection;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Vert.x's connection of HTTP/2 to a service as one stream of it has it: the end of the request may
 * be trailers (RFC 9113, section 8.1), for which Vert.x's client has no call. A stream is the one
 * thing that asks it.
 */
final class TrailingStreams extends DelegatingHttp2Connection {
  private static final StreamPriority PRIORITY = new StreamPriority();

  private final Trailers trailers;

  /** What a stream ends with. */
  interface Trailers {
    /** Fields that are valid; null for none. */
    @Nullable MultiMap trailers();
  }

  /**
   * For a stream.
   *
   * @param connection where all of it goes
   * @param trailers asked as the request ends
   */
  TrailingStreams(Http2ClientConnection connection, Trailers trailers) {
    super(connection);
    this.trailers = trailers;
  }

  @Override
  public void writeData(int id, ByteBuf data, boolean end, Promise<Void> written) {
    MultiMap fields = end ? trailers.trailers() : null;
    if (fields == null) {
      super.writeData(id, data, end, written);
      return;
    }
    if (data.isReadable()) {
      super.writeData(id, data, false, context().promise());
    }
    DefaultHttp2Headers block = new DefaultHttp2Headers();
    fields.forEach(field -> block.add(lowerCase(field.getKey()), field.getValue()));
    writeHeaders(id, block, PRIORITY, true, true, written);
  }

  private static String lowerCase(String name) {
    return name.toLowerCase(Locale.ROOT);
  }
}
