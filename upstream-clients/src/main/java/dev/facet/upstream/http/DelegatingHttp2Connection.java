// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream.http;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.Headers;
import io.netty.handler.stream.ChunkedInput;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.MultiMap;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.GoAway;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpSettings;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.http.StreamPriority;
import io.vertx.core.http.impl.HttpClientConnection;
import io.vertx.core.http.impl.HttpClientStream;
import io.vertx.core.http.impl.http2.Http2ClientConnection;
import io.vertx.core.http.impl.http2.Http2ClientStream;
import io.vertx.core.internal.ContextInternal;
import io.vertx.core.net.HostAndPort;
import io.vertx.core.net.SocketAddress;
import java.time.Duration;
import javax.net.ssl.SSLSession;

/**
 * A connection of HTTP/2 to a service that hands everything on to Vert.x's. What extends it hands
 * on otherwise what it is there for.
 */
abstract class DelegatingHttp2Connection implements Http2ClientConnection {
  private final Http2ClientConnection connection;

  /**
   * For a connection.
   *
   * @param connection where all of it goes
   */
  DelegatingHttp2Connection(Http2ClientConnection connection) {
    this.connection = connection;
  }

  @Override
  public HttpVersion protocolVersion() {
    return connection.protocolVersion();
  }

  @Override
  @SuppressWarnings("deprecation") // by the interface
  public HttpConnection goAway(long code, int lastStream, Buffer debug) {
    connection.goAway(code, lastStream, debug);
    return this;
  }

  @Override
  public HttpConnection goAwayHandler(Handler<GoAway> handler) {
    connection.goAwayHandler(handler);
    return this;
  }

  @Override
  public HttpConnection shutdownHandler(Handler<Void> handler) {
    connection.shutdownHandler(handler);
    return this;
  }

  @Override
  public Future<Void> shutdown(Duration timeout) {
    return connection.shutdown(timeout);
  }

  @Override
  public HttpConnection closeHandler(Handler<Void> handler) {
    connection.closeHandler(handler);
    return this;
  }

  @Override
  public HttpSettings settings() {
    return connection.settings();
  }

  @Override
  public Future<Void> updateSettings(HttpSettings settings) {
    return connection.updateSettings(settings);
  }

  @Override
  public HttpSettings remoteSettings() {
    return connection.remoteSettings();
  }

  @Override
  public HttpConnection remoteSettingsHandler(Handler<HttpSettings> handler) {
    connection.remoteSettingsHandler(handler);
    return this;
  }

  @Override
  public Future<Buffer> ping(Buffer data) {
    return connection.ping(data);
  }

  @Override
  public HttpConnection pingHandler(Handler<Buffer> handler) {
    connection.pingHandler(handler);
    return this;
  }

  @Override
  public HttpConnection exceptionHandler(Handler<Throwable> handler) {
    connection.exceptionHandler(handler);
    return this;
  }

  @Override
  public SocketAddress remoteAddress() {
    return connection.remoteAddress();
  }

  @Override
  public SocketAddress remoteAddress(boolean real) {
    return connection.remoteAddress(real);
  }

  @Override
  public SocketAddress localAddress() {
    return connection.localAddress();
  }

  @Override
  public SocketAddress localAddress(boolean real) {
    return connection.localAddress(real);
  }

  @Override
  public boolean isSsl() {
    return connection.isSsl();
  }

  @Override
  public SSLSession sslSession() {
    return connection.sslSession();
  }

  @Override
  public String indicatedServerName() {
    return connection.indicatedServerName();
  }

  @Override
  public MultiMap newHttpRequestHeaders() {
    return connection.newHttpRequestHeaders();
  }

  @Override
  public long activeStreams() {
    return connection.activeStreams();
  }

  @Override
  public long concurrency() {
    return connection.concurrency();
  }

  @Override
  public HostAndPort authority() {
    return connection.authority();
  }

  @Override
  public HttpClientConnection evictionHandler(Handler<Void> handler) {
    connection.evictionHandler(handler);
    return this;
  }

  @Override
  public HttpClientConnection invalidMessageHandler(Handler<Object> handler) {
    connection.invalidMessageHandler(handler);
    return this;
  }

  @Override
  public HttpClientConnection concurrencyChangeHandler(Handler<Long> handler) {
    connection.concurrencyChangeHandler(handler);
    return this;
  }

  @Override
  public ChannelHandlerContext channelHandlerContext() {
    return connection.channelHandlerContext();
  }

  @Override
  public Future<HttpClientStream> createStream(ContextInternal context) {
    return connection.createStream(context);
  }

  @Override
  public ContextInternal context() {
    return connection.context();
  }

  @Override
  public boolean isValid() {
    return connection.isValid();
  }

  @Override
  public Object metric() {
    return connection.metric();
  }

  @Override
  public long lastResponseReceivedTimestamp() {
    return connection.lastResponseReceivedTimestamp();
  }

  @Override
  public long creationTimestamp() {
    return connection.creationTimestamp();
  }

  @Override
  public ByteBufAllocator allocator() {
    return connection.allocator();
  }

  @Override
  public void reportBytesWritten(long count) {
    connection.reportBytesWritten(count);
  }

  @Override
  public void flushBytesWritten() {
    connection.flushBytesWritten();
  }

  @Override
  public void reportBytesRead(long count) {
    connection.reportBytesRead(count);
  }

  @Override
  public void flushBytesRead() {
    connection.flushBytesRead();
  }

  @Override
  public void writeFrame(int id, int type, int flags, ByteBuf payload, Promise<Void> written) {
    connection.writeFrame(id, type, flags, payload, written);
  }

  @Override
  public void writeHeaders(
      int id,
      Headers<CharSequence, CharSequence, ?> fields,
      StreamPriority priority,
      boolean end,
      boolean flush,
      Promise<Void> written) {
    connection.writeHeaders(id, fields, priority, end, flush, written);
  }

  @Override
  public void writeData(int id, ByteBuf data, boolean end, Promise<Void> written) {
    connection.writeData(id, data, end, written);
  }

  @Override
  public void writeReset(int id, long code, Promise<Void> written) {
    connection.writeReset(id, code, written);
  }

  @Override
  public void writePriorityFrame(int id, StreamPriority priority, Promise<Void> written) {
    connection.writePriorityFrame(id, priority, written);
  }

  @Override
  public void sendFile(int id, ChunkedInput<ByteBuf> file, Promise<Void> written) {
    connection.sendFile(id, file, written);
  }

  @Override
  public void consumeCredits(int id, int count) {
    connection.consumeCredits(id, count);
  }

  @Override
  public void createStream(Http2ClientStream stream) throws Exception {
    connection.createStream(stream);
  }
}
