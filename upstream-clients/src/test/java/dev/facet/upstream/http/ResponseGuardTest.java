// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream.http;

import static dev.facet.upstream.http.CallRunner.await;
import static dev.facet.upstream.http.CallRunner.get;
import static dev.facet.upstream.http.CallRunner.request;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.facet.upstream.CallContext;
import dev.facet.upstream.FakeResponse;
import dev.facet.upstream.RequestBody;
import dev.facet.upstream.UpstreamResponse;
import dev.facet.upstream.Wire;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http.DefaultFullHttpRequest;
import io.netty.handler.codec.http.HttpVersion;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.http.HttpMethod;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** One bad response never changes the next one. */
final class ResponseGuardTest extends WithUpstream {
  private static final String EVIL = "HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\nevil";

  @ParameterizedTest
  @ValueSource(strings = {"204", "304", "tooLong", "both", "half", "oneByte"})
  void whatComesAfterAResponseIsNeverTheNextOne(String fault) {
    Map<String, FakeResponse> faults =
        Map.of(
            "204", FakeResponse.bodyOn(204, EVIL),
            "304", FakeResponse.bodyOn(304, EVIL),
            "tooLong", FakeResponse.tooLong(3, "abc" + EVIL),
            "both", FakeResponse.both(FakeResponse.json(200, "{}"), FakeResponse.raw(EVIL)),
            "half",
                FakeResponse.both(
                    FakeResponse.json(200, "{}"), FakeResponse.raw("HTTP/1.1 200 OK\r\nX: ")),
            "oneByte", FakeResponse.both(FakeResponse.json(200, "{}"), FakeResponse.raw("x")));
    upstream.on("GET", "/bad", request -> faults.get(fault));
    upstream.on("GET", "/good", request -> FakeResponse.json(200, "good"));
    CallRunner runner = runner(config().pool(1, 10).build());

    Future<UpstreamResponse> bad = later(runner, "/bad");
    Future<UpstreamResponse> good = later(runner, "/good");

    await(bad);
    assertEquals("good", text(await(good)));
    assertEquals("good", text(runner.call(get("/good"))));
    assertEquals(2, upstream.connections());
  }

  /** What a service sends behind its agreement waits in the system until somebody reads it. */
  @Test
  void nothingMoreIsReadBehindAnAgreementToAnotherProtocol() {
    List<String> reads = new ArrayList<>();
    EmbeddedChannel channel =
        new EmbeddedChannel(
            new ChannelDuplexHandler() {
              @Override
              public void read(ChannelHandlerContext context) {
                reads.add("read");
              }
            });
    channel.pipeline().addLast(new ResponseGuard(channel.config()));
    channel.writeOutbound(
        new DefaultFullHttpRequest(HttpVersion.HTTP_1_1, HttpMethod.GET.toNetty(), "/"));
    channel.writeInbound(
        Unpooled.copiedBuffer("HTTP/1.1 101 Switching Protocols\r\n\r\nframe", UTF_8));
    assertFalse(channel.config().isAutoRead());
    reads.clear();
    channel.writeInbound(Unpooled.copiedBuffer("frame", UTF_8));
    assertEquals(List.of(), reads);
    channel.finishAndReleaseAll();
  }

  @Test
  void aBodyOfAResponseToHeadIsNeverTheNextResponse() {
    upstream.on(
        "HEAD",
        "/bad",
        request -> FakeResponse.raw("HTTP/1.1 200 OK\r\nContent-Length: 43\r\n\r\n" + EVIL));
    upstream.on("GET", "/good", request -> FakeResponse.json(200, "good"));
    CallRunner runner = runner(config().pool(1, 10).build());

    assertEquals(
        0, runner.call(request(HttpMethod.HEAD, "/bad", RequestBody.NONE)).body().length());

    assertEquals("good", text(runner.call(get("/good"))));
    assertEquals(2, upstream.connections());
  }

  @ParameterizedTest
  @ValueSource(strings = {EVIL, "x", "HTTP/1.1 408 Request Timeout\r\nContent-Length: 0\r\n\r\n"})
  void whatArrivesUnaskedClosesAnUnusedConnection(String unasked) {
    Future<Wire> wire = wireOf("/first", FakeResponse.json(200, "first")::write);
    upstream.on("GET", "/good", request -> FakeResponse.json(200, "good"));
    CallRunner runner = runner();
    assertEquals("first", text(runner.call(get("/first"))));

    await(wire).write(unasked);
    await(await(wire).closed());

    assertEquals("good", text(runner.call(get("/good"))));
    assertEquals(2, upstream.connections());
  }

  @ParameterizedTest
  @ValueSource(ints = {100, 102, 103, 104, 110, 199})
  void anInterimResponseIsPassedOver(int status) {
    upstream.on(
        "GET", "/", request -> FakeResponse.interim(status, FakeResponse.json(200, "final")));
    CallRunner runner = runner();

    assertEquals("final", text(runner.call(get("/"))));
    assertEquals("final", text(runner.call(get("/"))));
    assertEquals(1, upstream.connections());
  }

  @Test
  void anInterimResponseInPiecesIsPassedOver() {
    Promise<Wire> wire = Promise.promise();
    upstream.on("GET", "/", request -> FakeResponse.steps(wire::complete));
    CallRunner runner = runner();

    Future<UpstreamResponse> call = later(runner, "/");
    Wire open = await(wire.future());
    await(open.writeAndTell(io.vertx.core.buffer.Buffer.buffer("HTTP/1.1 103 Early")));
    open.write(" Hints\r\nLink: </a>\r\n\r\nHTTP/1.1 200 OK\r\nContent-Le");
    open.write("ngth: 2\r\n\r\nok");

    assertEquals("ok", text(await(call)));
  }

  @Test
  void aSlowResponseByteByByteIsRead() {
    upstream.on(
        "GET",
        "/",
        request ->
            FakeResponse.steps(
                open -> EVIL.chars().forEach(c -> open.write(String.valueOf((char) c)))));

    assertEquals("evil", text(runner().call(get("/"))));
  }

  @ParameterizedTest
  @ValueSource(strings = {"close", "Close", "x, close"})
  void aConnectionTheServiceClosesIsNotReused(String connection) {
    upstream.on(
        "GET",
        "/",
        request ->
            FakeResponse.raw(
                "HTTP/1.1 200 OK\r\nConnection: " + connection + "\r\nContent-Length: 0\r\n\r\n"));
    CallRunner runner = runner();

    runner.call(get("/"));
    runner.call(get("/"));

    assertEquals(2, upstream.connections());
  }

  @Test
  void aConnectionOfHttp10IsNotReused() {
    upstream.on(
        "GET", "/", request -> FakeResponse.raw("HTTP/1.0 200 OK\r\nContent-Length: 0\r\n\r\n"));
    CallRunner runner = runner();

    runner.call(get("/"));
    runner.call(get("/"));

    assertEquals(2, upstream.connections());
  }

  private static Future<UpstreamResponse> later(CallRunner runner, String target) {
    return runner.later(() -> runner.client().call(get(target), CallContext.detached()));
  }

  private static String text(UpstreamResponse response) {
    return new String(response.body().bytes(), UTF_8);
  }
}
