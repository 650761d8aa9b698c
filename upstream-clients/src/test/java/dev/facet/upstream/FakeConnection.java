// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream;

import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpRequestDecoder;
import io.netty.handler.codec.http.LastHttpContent;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.NetSocket;
import org.jspecify.annotations.Nullable;

/** Reads the requests of one connection and has them answered by their scripts. */
final class FakeConnection {
  private final FakeUpstream upstream;
  private final NetSocket socket;
  private final int number;
  private final EmbeddedChannel parser =
      new EmbeddedChannel(new HttpRequestDecoder(16_384, 131_072, 65_536));

  private @Nullable HttpRequest head;
  private @Nullable Wire wire;
  private Buffer body = Buffer.buffer();
  private MultiMap trailers = MultiMap.caseInsensitiveMultiMap();
  private boolean answered;

  FakeConnection(FakeUpstream upstream, NetSocket socket, int number) {
    this.upstream = upstream;
    this.socket = socket;
    this.number = number;
  }

  void read() {
    socket.exceptionHandler(broken -> {});
    socket.handler(bytes -> {
      if (wire != null && wire.switched()) {
        wire.tunnelled(bytes);
        return;
      }
      parser.writeInbound(io.netty.buffer.Unpooled.wrappedBuffer(bytes.getBytes()));
      for (Object part = parser.readInbound(); part != null; part = parser.readInbound()) {
        receive(part);
      }
    });
  }

  private void receive(Object part) {
    if (part instanceof HttpRequest request) {
      begin(request);
    }
    if (part instanceof HttpContent content) {
      append(content);
    }
    if (part instanceof LastHttpContent && !answered && head != null) {
      answer(head);
    }
  }

  private void begin(HttpRequest request) {
    head = request;
    wire = new Wire(socket, request.method().name());
    body = Buffer.buffer();
    trailers = MultiMap.caseInsensitiveMultiMap();
    answered = false;
    if (script(request).atHead()) {
      answer(request);
    } else if ("100-continue".equals(request.headers().get("expect"))) {
      wire.write("HTTP/1.1 100 Continue\r\n\r\n");
    }
  }

  private void append(HttpContent content) {
    byte[] bytes = new byte[content.content().readableBytes()];
    content.content().readBytes(bytes);
    content.release();
    if (content instanceof LastHttpContent last) {
      last.trailingHeaders().forEach(field -> trailers.add(field.getKey(), field.getValue()));
    }
    if (wire != null) {
      wire.arrived(bytes.length);
    }
    if (!answered) {
      body.appendBytes(bytes);
    }
  }

  private void answer(HttpRequest request) {
    answered = true;
    MultiMap headers = MultiMap.caseInsensitiveMultiMap();
    request.headers().forEach(header -> headers.add(header.getKey(), header.getValue()));
    FakeUpstream.Request recorded =
        new FakeUpstream.Request(
            request.method().name(), request.uri(), headers, body, trailers, number);
    upstream.record(recorded);
    if (wire != null) {
      script(request).responses().apply(recorded).write(wire);
    }
  }

  private FakeUpstream.Script script(HttpRequest request) {
    int query = request.uri().indexOf('?');
    String path = query < 0 ? request.uri() : request.uri().substring(0, query);
    return upstream.script(request.method().name(), path);
  }
}
