// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream;

import static dev.facet.upstream.FakeFrame.ACK;
import static dev.facet.upstream.FakeFrame.CONTINUATION;
import static dev.facet.upstream.FakeFrame.DATA;
import static dev.facet.upstream.FakeFrame.END_HEADERS;
import static dev.facet.upstream.FakeFrame.END_STREAM;
import static dev.facet.upstream.FakeFrame.HEADERS;
import static dev.facet.upstream.FakeFrame.PING;
import static dev.facet.upstream.FakeFrame.PRIORITY;
import static dev.facet.upstream.FakeFrame.SETTINGS;

import dev.facet.upstream.FakeUpstream.Request;
import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http2.DefaultHttp2HeadersDecoder;
import io.netty.handler.codec.http2.Http2Exception;
import io.netty.handler.codec.http2.Http2Headers;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.NetSocket;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/** Reads the requests of one connection of HTTP/2 and has them answered by their scripts. */
final class FakeHttp2Connection {
  private static final int PREFACE_LENGTH = 24;
  private static final int PRIORITY_LENGTH = 5;

  private final FakeHttp2 service;
  private final NetSocket socket;
  private final int number;
  private final DefaultHttp2HeadersDecoder decoder = new DefaultHttp2HeadersDecoder(false);
  private final Map<Integer, Request> open = new HashMap<>();
  private Buffer unread = Buffer.buffer();
  private Buffer block = Buffer.buffer();
  private boolean begun;
  private boolean ending;

  FakeHttp2Connection(FakeHttp2 service, NetSocket socket, int number) {
    this.service = service;
    this.socket = socket;
    this.number = number;
  }

  void read() {
    socket.exceptionHandler(_ -> {});
    socket.handler(bytes -> {
      unread.appendBuffer(bytes);
      if (!service.isSilent()) {
        readFrames();
      }
    });
  }

  private void readFrames() {
    if (!begun && unread.length() >= PREFACE_LENGTH) {
      begun = true;
      unread = unread.getBuffer(PREFACE_LENGTH, unread.length());
      write(SETTINGS, 0, service.settings());
    }
    while (begun && unread.length() >= FakeFrame.HEAD_LENGTH) {
      int end = FakeFrame.HEAD_LENGTH + unread.getMedium(0);
      if (unread.length() < end) {
        return;
      }
      FakeFrame frame =
          new FakeFrame(
              unread.getUnsignedByte(3),
              unread.getUnsignedByte(4),
              unread.getInt(5),
              unread.getBuffer(FakeFrame.HEAD_LENGTH, end));
      unread = unread.getBuffer(end, unread.length());
      service.record(frame);
      receive(frame);
    }
  }

  private void receive(FakeFrame frame) {
    switch (frame.type()) {
      case SETTINGS, PING -> {
        if (!frame.has(ACK)) {
          write(frame.type(), ACK, frame.type() == PING ? frame.payload() : Buffer.buffer());
        }
      }
      case HEADERS -> {
        int skipped = frame.has(PRIORITY) ? PRIORITY_LENGTH : 0;
        block = frame.payload().getBuffer(skipped, frame.payload().length());
        ending = frame.has(END_STREAM);
        headers(frame);
      }
      case CONTINUATION -> {
        block.appendBuffer(frame.payload());
        headers(frame);
      }
      case DATA -> {
        Request request = open.get(frame.stream());
        if (request != null) {
          request.body().appendBuffer(frame.payload());
          complete(frame.stream(), frame.has(END_STREAM));
        }
      }
      default -> {}
    }
  }

  private void headers(FakeFrame frame) {
    if (!frame.has(END_HEADERS)) {
      return;
    }
    Http2Headers fields = decode(frame.stream());
    if (fields.method() == null) { // trailers
      MultiMap trailers = Objects.requireNonNull(open.get(frame.stream())).trailers();
      fields.forEach(field -> trailers.add(field.getKey().toString(), field.getValue().toString()));
      complete(frame.stream(), true);
      return;
    }
    MultiMap headers = MultiMap.caseInsensitiveMultiMap();
    fields.forEach(field -> headers.add(field.getKey().toString(), field.getValue().toString()));
    Request request =
        new Request(
            String.valueOf(fields.method()),
            String.valueOf(fields.path()),
            headers,
            Buffer.buffer(),
            MultiMap.caseInsensitiveMultiMap(),
            number);
    open.put(frame.stream(), request);
    if (service.script(request.target()).atHead()) {
      respond(frame.stream(), request);
    }
    complete(frame.stream(), ending);
  }

  private void complete(int stream, boolean complete) {
    Request request = open.get(stream);
    if (complete && request != null) {
      open.remove(stream);
      if (!service.script(request.target()).atHead()) {
        respond(stream, request);
      }
    }
  }

  private void respond(int stream, Request request) {
    service.record(request);
    service
        .script(request.target())
        .response()
        .accept(request, new FakeHttp2Stream(socket, stream));
  }

  private Http2Headers decode(int stream) {
    try {
      return decoder.decodeHeaders(stream, Unpooled.wrappedBuffer(block.getBytes()));
    } catch (Http2Exception malformed) {
      throw new IllegalStateException(malformed);
    }
  }

  private void write(int type, int flags, Buffer payload) {
    socket.write(new FakeFrame(type, flags, 0, payload).bytes());
  }
}
