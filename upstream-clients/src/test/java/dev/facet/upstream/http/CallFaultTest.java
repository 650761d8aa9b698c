// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream.http;

import static dev.facet.upstream.http.CallRunner.await;
import static dev.facet.upstream.http.CallRunner.failureOf;
import static dev.facet.upstream.http.CallRunner.get;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.facet.upstream.CallContext;
import dev.facet.upstream.FakeResponse;
import dev.facet.upstream.FakeSource;
import dev.facet.upstream.RequestBody;
import dev.facet.upstream.UpstreamException;
import dev.facet.upstream.UpstreamFailure;
import dev.facet.upstream.UpstreamFailure.ConnectionLost;
import dev.facet.upstream.UpstreamFailure.Unreachable;
import dev.facet.upstream.UpstreamStream;
import dev.facet.upstream.Wire;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientAgent;
import io.vertx.core.http.HttpConnectOptions;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.internal.ContextInternal;
import io.vertx.core.streams.ReadStream;
import java.nio.channels.ClosedChannelException;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Whatever throws in the middle of a call, the call ends and its connection is given back. */
final class CallFaultTest extends WithStream {
  private static final String FAULT = "a fault in the gateway: IllegalStateException";

  /** Where the source of an upload throws. */
  enum Where {
    ASKED_FOR_THE_FIRST_BYTES,
    ASKED_FOR_THE_REST
  }

  @ParameterizedTest
  @EnumSource(Where.class)
  void anUploadWhoseSourceThrows(Where where) {
    Promise<Wire> begun = Promise.promise();
    upstream.onHead("PUT", "/", request -> FakeResponse.steps(begun::complete));
    CallRunner runner = runner();
    Faulty source = new Faulty(new FakeSource().push("abc"), where);

    Future<UpstreamStream> upload =
        runner.later(() ->
            runner.client().stream(
                CallRunner.request(HttpMethod.PUT, "/", new RequestBody.Streamed(source, 1_000)),
                CallContext.detached()));

    boolean sent = where == Where.ASKED_FOR_THE_REST;
    UpstreamFailure expected =
        sent ? new ConnectionLost("users", FAULT) : new Unreachable("users", FAULT);
    assertEquals(expected, failureOf(upload));
    assertEquals(0, runner.state().inFlight());
    if (sent) {
      await(await(begun.future()).closed());
    }
  }

  /** Of such a connection the codec, which is replaced, is gone. */
  @Test
  void aConnectionThatIsClosedBeforeItIsTaken() {
    CallRunner runner = runner();
    HttpClientAgent opener = runner.vertx.createHttpClient();
    Promise<Throwable> told = Promise.promise();

    runner.context.runOnContext(_ -> {
      ContextInternal context = (ContextInternal) runner.vertx.getOrCreateContext();
      Connector closing =
          () ->
              opener
                  .connect(new HttpConnectOptions().setHost("127.0.0.1").setPort(upstream.port()))
                  .compose(open -> open.shutdown().compose(_ -> turn(context)).map(open));
      new LoopPool(
              context,
              closing,
              new LoopPool.Limits(1, 1),
              System::nanoTime,
              new AddressWatch(vertx, closing, () -> {}))
          .acquire(new Told(context, told));
    });

    assertInstanceOf(ClosedChannelException.class, await(told.future()));
  }

  /** What was to be done at a close is done then. */
  private static Future<Void> turn(ContextInternal context) {
    Promise<Void> done = Promise.promise();
    context.runOnContext(done::complete);
    return done.future();
  }

  /** Waits for a connection that it does not get. */
  private record Told(ContextInternal context, Promise<Throwable> told) implements ChannelWaiter {
    @Override
    public void connected(RequestChannel channel) {
      told.tryComplete(new AssertionError("connected"));
    }

    @Override
    public void notConnected(Throwable cause) {
      told.tryComplete(cause);
    }
  }

  @Test
  void aReaderThatThrowsAtAPiece() {
    assertBreaks(body ->
        body.handler(piece -> {
          throw new IllegalStateException();
        }));
  }

  @Test
  void aReaderThatThrowsAtTheEnd() {
    assertBreaks(body ->
        body.endHandler(end -> {
          throw new IllegalStateException();
        }));
  }

  private void assertBreaks(Consumer<ReadStream<Buffer>> reader) {
    upstream.on("GET", "/", request -> FakeResponse.json(200, "{}"));
    CallRunner runner = runner();
    UpstreamStream stream = stream(runner, get("/"));

    Throwable fault =
        runner.on(() -> {
          Promise<Throwable> broken = Promise.promise();
          stream.body().exceptionHandler(broken::complete);
          reader.accept(stream.body());
          stream.body().resume();
          return broken.future();
        });

    assertEquals(new ConnectionLost("users", FAULT), ((UpstreamException) fault).failure());
    assertEquals(0, runner.state().inFlight());
  }

  /** A source that throws when it is asked for more. */
  private static final class Faulty implements ReadStream<Buffer> {
    private final FakeSource source;
    private final Where where;

    Faulty(FakeSource source, Where where) {
      this.source = source;
      this.where = where;
    }

    @Override
    public Faulty fetch(long amount) {
      if (where == Where.ASKED_FOR_THE_FIRST_BYTES) {
        throw new IllegalStateException();
      }
      source.fetch(amount);
      return this;
    }

    @Override
    public Faulty resume() {
      throw new IllegalStateException();
    }

    @Override
    public Faulty pause() {
      source.pause();
      return this;
    }

    @Override
    public Faulty handler(Handler<Buffer> pieces) {
      source.handler(pieces);
      return this;
    }

    @Override
    public Faulty endHandler(Handler<Void> end) {
      source.endHandler(end);
      return this;
    }

    @Override
    public Faulty exceptionHandler(Handler<Throwable> faults) {
      source.exceptionHandler(faults);
      return this;
    }
  }
}
