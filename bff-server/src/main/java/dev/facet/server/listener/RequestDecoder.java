// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.listener;

import io.netty.channel.ChannelPipeline;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpMessage;
import io.netty.util.AsciiString;
import io.vertx.core.http.Http1ServerConfig;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.impl.http1.VertxHttpRequestDecoder;
import io.vertx.core.net.HostAndPort;
import io.vertx.core.net.impl.VertxConnection;
import java.util.List;

/**
 * The HTTP/1.1 decoder of a client's connection, in place of Vert.x's. It refuses what two servers
 * could read in two ways, before anything is made of it: a request that fails here is the last one
 * that is read from its connection, whatever was sent behind it.
 */
final class RequestDecoder extends VertxHttpRequestDecoder {
  private static final String PLACE = "httpDecoder";

  private RequestDecoder(Http1ServerConfig config) {
    super(config);
  }

  /** Takes the place of the decoder of a connection that has just been opened. */
  static void guard(HttpConnection connection, Http1ServerConfig config) {
    ChannelPipeline pipeline = ((VertxConnection) connection).channelHandlerContext().pipeline();
    pipeline.replace(PLACE, PLACE, new RequestDecoder(config));
  }

  /**
   * Vert.x before 5.1.10 knows common names by all their letters but one, so that it takes {@code
   * Content-Xength} for Content-Length. Nobody needs such names; a service could misread them too.
   */
  @Override
  protected AsciiString splitHeaderName(byte[] line, int start, int length) {
    AsciiString name = super.splitHeaderName(line, start, length);
    for (int i = 0; i < length; i++) {
      if (lowerCase(name.byteAt(i)) != lowerCase(line[start + i])) {
        throw new IllegalArgumentException("a header name that is easily taken for " + name);
      }
    }
    return name;
  }

  /** Asked once for each head, when it is complete. */
  @Override
  protected boolean isContentAlwaysEmpty(HttpMessage message) {
    refuseDoubtfulHost(message.headers());
    return super.isContentAlwaysEmpty(message);
  }

  /** RFC 9112, section 3.2. */
  private static void refuseDoubtfulHost(HttpHeaders headers) {
    List<String> hosts = headers.getAll(HttpHeaderNames.HOST);
    if (hosts.size() != 1
        || hosts.getFirst().isEmpty()
        || HostAndPort.parseAuthority(hosts.getFirst(), -1) == null) {
      throw new IllegalArgumentException("The request needs exactly one valid Host.");
    }
  }

  private static int lowerCase(byte letter) {
    return letter >= 'A' && letter <= 'Z' ? letter + ('a' - 'A') : letter;
  }
}
