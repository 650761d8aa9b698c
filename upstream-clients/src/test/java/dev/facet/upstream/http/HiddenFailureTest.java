// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream.http;

import static dev.facet.upstream.http.CallRunner.await;
import static dev.facet.upstream.http.CallRunner.get;
import static org.junit.jupiter.api.Assertions.assertEquals;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import dev.facet.upstream.CacheStatus.Use;
import dev.facet.upstream.FakeResponse;
import dev.facet.upstream.config.CacheConfig;
import io.vertx.core.Future;
import io.vertx.core.http.HttpMethod;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.slf4j.LoggerFactory;

/** What a stale response stands in for is in the log, whoever asked and whoever waits for it. */
final class HiddenFailureTest extends WithCache {
  private final Logger logger =
      (Logger) LoggerFactory.getLogger("dev.facet.upstream.read.HiddenFailures");
  private final Lines lines = new Lines();

  private static final class Lines extends AppenderBase<ILoggingEvent> {
    private final BlockingQueue<ILoggingEvent> written = new LinkedBlockingQueue<>();

    @Override
    protected void append(ILoggingEvent event) {
      written.add(event);
    }
  }

  @BeforeEach
  void listen() {
    lines.start();
    logger.addAppender(lines);
  }

  @AfterEach
  void listenNoMore() {
    logger.detachAppender(lines);
  }

  @ParameterizedTest
  @CsvSource({
    "stale-if-error, close, true, UPSTREAM_CONNECTION_LOST, connection_lost",
    "stale-if-error, close, false, UPSTREAM_CONNECTION_LOST, connection_lost",
    "stale-if-error, 503, true, UPSTREAM_STATUS, 5xx",
    "stale-if-error, 503, false, UPSTREAM_STATUS, 5xx",
    "stale-while-revalidate, close, true, UPSTREAM_CONNECTION_LOST, connection_lost",
    "stale-while-revalidate, close, false, UPSTREAM_CONNECTION_LOST, connection_lost",
    "stale-while-revalidate, 503, true, UPSTREAM_STATUS, 5xx",
    "stale-while-revalidate, 503, false, UPSTREAM_STATUS, 5xx"
  })
  void isOneLineWithServiceEndpointAndCause(
      String window, String how, boolean route, String code, String outcome)
      throws InterruptedException {
    upstream.on(
        "GET", "/a", _ -> response(200, "[1]", "cache-control: max-age=0, " + window + "=600"));
    CallRunner runner = runner(caching());
    stream(runner);
    upstream.on(
        "GET", "/a", _ -> how.equals("close") ? FakeResponse.close() : FakeResponse.status(503));

    Use use =
        route
            ? Use.valueOf(stream(runner).cache().replace('-', '_').toUpperCase(Locale.ROOT))
            : runner.call(get("/a")).delivery().cache();

    assertEquals(window.endsWith("error") ? Use.STALE_IF_ERROR : Use.STALE, use);
    ILoggingEvent line = lines.written.poll(60, TimeUnit.SECONDS);
    assertEquals("users", member(line, "service"));
    assertEquals(upstream.url(), member(line, "endpoint"));
    assertEquals(code, member(line, "code"));
    assertEquals(outcome, member(line, "outcome"));
    await(runner.later(Future::succeededFuture));
    assertEquals(0, lines.written.size());
  }

  @Test
  void aBodyWithoutEndThatNobodyReadsIsOneLine() throws InterruptedException {
    upstream.on("GET", "/a", _ -> FakeResponse.steps(open::add));
    CallRunner runner =
        runner(
            config()
                .coalesce()
                .timeout(Duration.ofMinutes(10), Duration.ofMillis(50))
                .with("cache", new CacheConfig(true, null, null, null, null))
                .build());

    Future<Streamed> head = later(runner, request(HttpMethod.HEAD));
    wire()
        .write("HTTP/1.1 200 OK\r\ncache-control: max-age=9\r\ntransfer-encoding: chunked\r\n\r\n");
    await(head);

    ILoggingEvent line = lines.written.poll(60, TimeUnit.SECONDS);
    assertEquals(upstream.url(), member(line, "endpoint"));
    assertEquals("UPSTREAM_TIMEOUT", member(line, "code"));
    assertEquals("no end of the response within 50 ms, and nobody reads it", member(line, "cause"));
  }

  private static String member(ILoggingEvent line, String name) {
    return line.getKeyValuePairs().stream()
        .filter(each -> each.key.equals(name))
        .map(each -> String.valueOf(each.value))
        .findFirst()
        .orElse("");
  }
}
