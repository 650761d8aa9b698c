// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream.http;

import static dev.facet.upstream.FakeFrame.ACK;
import static dev.facet.upstream.FakeFrame.DATA;
import static dev.facet.upstream.FakeFrame.END_STREAM;
import static dev.facet.upstream.FakeFrame.PING;
import static dev.facet.upstream.FakeFrame.RST_STREAM;
import static dev.facet.upstream.FakeFrame.WINDOW_UPDATE;
import static dev.facet.upstream.http.CallRunner.await;
import static dev.facet.upstream.http.CallRunner.request;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.facet.upstream.CallContext;
import dev.facet.upstream.FakeFrame;
import dev.facet.upstream.FakeHttp2Stream;
import dev.facet.upstream.FakeSource;
import dev.facet.upstream.RequestBody;
import dev.facet.upstream.RequestTrailers;
import dev.facet.upstream.UpstreamFailure.TimedOut;
import dev.facet.upstream.UpstreamResponse;
import dev.facet.upstream.UpstreamStream;
import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Bodies of requests over HTTP/2. */
final class Http2UploadTest extends WithHttp2 {
  private static final Buffer PIECE = Buffer.buffer("x".repeat(16_000));

  @Test
  void aBodyIsStreamed() {
    service.on("/", (request, stream) -> stream.json(200, "" + request.body().length()));
    CallRunner runner = runner();
    Future<UpstreamStream> call = upload(runner, new FakeSource().push("ab").push("cd").end());

    assertEquals("4", await(await(call.map(stream -> read(runner, stream)))).toString());
  }

  @Test
  void aResponseBeforeTheEndIsReadThoughItsStreamIsResetAndItsReaderIsSlow()
      throws InterruptedException {
    Promise<FakeHttp2Stream> asked = Promise.promise();
    service.onHead("/", (_, stream) -> asked.complete(stream.head(413)));
    CallRunner runner = runner();

    UpstreamStream response = await(upload(runner, new FakeSource().push("ab")));
    tooLarge(await(asked.future()));
    service.awaitFrames(frame -> frame.type() == PING && frame.has(ACK), 1);

    assertEquals(413, response.status());
    assertEquals(6 * PIECE.length(), await(read(runner, response)).length());
  }

  private static void tooLarge(FakeHttp2Stream stream) {
    Buffer all = Buffer.buffer();
    for (int i = 0; i < 5; i++) {
      all.appendBuffer(new FakeFrame(0, 0, stream.id(), PIECE).bytes());
    }
    all.appendBuffer(new FakeFrame(0, END_STREAM, stream.id(), PIECE).bytes());
    Buffer code = Buffer.buffer().appendInt(NO_ERROR);
    all.appendBuffer(new FakeFrame(RST_STREAM, 0, stream.id(), code).bytes());
    stream.write(all).frame(PING, 0, 0, Buffer.buffer(new byte[8]));
  }

  @Test
  void anUploadWhoseStreamIsRejectedIsSentOnceMore() {
    AtomicInteger asked = new AtomicInteger();
    service.on(
        "/",
        (request, stream) -> {
          if (asked.incrementAndGet() == 1) {
            stream.reset(REFUSED_STREAM);
          } else {
            stream.json(200, request.body().toString());
          }
        });
    CallRunner runner = runner();

    UpstreamStream response = await(upload(runner, new FakeSource().push("ab").push("cd").end()));

    assertEquals("abcd", await(read(runner, response)).toString());
  }

  /** Services of gRPC measure how fast a connection is by a PING for what they get (BDP). */
  @Test
  void framesThatAServiceSendsBecauseOfWhatItGetsAreNoFlood() throws InterruptedException {
    Promise<FakeHttp2Stream> asked = Promise.promise();
    service.onHead("/", (_, stream) -> asked.complete(stream));
    CallRunner runner = runner();
    FakeSource source = new FakeSource().push("ab");
    Future<UpstreamStream> call = upload(runner, source);
    FakeHttp2Stream stream = await(asked.future());
    Buffer pings = Buffer.buffer();
    for (int i = 0; i < 8; i++) {
      pings.appendBuffer(new FakeFrame(PING, 0, 0, Buffer.buffer(new byte[8])).bytes());
    }
    for (int piece = 1; piece <= 150; piece++) {
      service.awaitFrames(ofType(DATA), piece);
      stream.write(pings);
      var _ = runner.on(() -> Future.succeededFuture(source.push("ab")));
    }
    stream.json(200, "{}");

    assertEquals(200, await(call).status());
  }

  @Test
  void anUploadThatIsNotReadTimesOutAndIsReset() throws InterruptedException {
    service.setting(INITIAL_WINDOW_SIZE, 0).onHead("/", (_, _) -> {});
    CallRunner runner = runner(config().timeout(Duration.ofMillis(300), null).build());

    assertInstanceOf(
        TimedOut.class,
        runner.failure(request(HttpMethod.POST, "/", new RequestBody.Bytes(Buffer.buffer("ab")))));

    assertEquals(CANCEL, service.awaitFrames(ofType(RST_STREAM), 1).getFirst().errorCode());
  }

  @Test
  void aBodyGoesOnAsTheServiceReads() throws InterruptedException {
    Promise<FakeHttp2Stream> asked = Promise.promise();
    service.setting(INITIAL_WINDOW_SIZE, 1).onHead("/", (_, stream) -> asked.complete(stream));
    CallRunner runner = runner();

    Future<UpstreamResponse> call =
        runner.later(() ->
            runner
                .client()
                .call(
                    request(HttpMethod.POST, "/", new RequestBody.Bytes(Buffer.buffer("abcd"))),
                    CallContext.detached()));
    FakeHttp2Stream stream = await(asked.future());
    stream.frame(WINDOW_UPDATE, 0, stream.id(), Buffer.buffer().appendInt(100));
    service.awaitFrames(frame -> frame.type() == 0 && frame.has(END_STREAM), 1);
    stream.json(200, "{}");

    assertEquals(200, await(call).status());
  }

  @Test
  void trailersStandBehindABodyThatTheServiceReadsSlowly() throws InterruptedException {
    Promise<FakeHttp2Stream> asked = Promise.promise();
    service.setting(INITIAL_WINDOW_SIZE, 1).onHead("/", (_, stream) -> asked.complete(stream));
    CallRunner runner = runner();
    FakeSource source = new FakeSource().push("ab").push("cd").end();
    var body = new RequestBody.Streamed(source, 4, new Sum());

    Future<UpstreamStream> call =
        runner.later(() ->
            runner.client().stream(request(HttpMethod.POST, "/", body), CallContext.detached()));
    FakeHttp2Stream stream = await(asked.future());
    stream.frame(WINDOW_UPDATE, 0, stream.id(), Buffer.buffer().appendInt(100));
    FakeFrame last =
        service
            .awaitFrames(frame -> frame.type() <= FakeFrame.HEADERS && frame.has(END_STREAM), 1)
            .getFirst();
    stream.json(200, "{}");

    assertEquals("{}", await(await(call.map(head -> read(runner, head)))).toString());
    assertEquals(FakeFrame.HEADERS, last.type());
    assertEquals("abcd", service.requests().getFirst().body().toString());
    assertEquals("1", service.requests().getFirst().trailers().get("x-sum"));
    assertEquals("x-sum", service.requests().getFirst().header("trailer"));
  }

  /** What follows a body. */
  private static final class Sum implements RequestTrailers {
    @Override
    public List<String> announced() {
      return List.of("x-sum");
    }

    @Override
    public MultiMap fields() {
      return MultiMap.caseInsensitiveMultiMap().add("X-Sum", "1");
    }
  }

  private static Future<UpstreamStream> upload(CallRunner runner, FakeSource source) {
    return runner.later(() ->
        runner.client().stream(
            request(HttpMethod.POST, "/", new RequestBody.Streamed(source, -1)),
            CallContext.detached()));
  }

  private static Future<Buffer> read(CallRunner runner, UpstreamStream stream) {
    return runner.later(() -> Reading.all(stream));
  }
}
