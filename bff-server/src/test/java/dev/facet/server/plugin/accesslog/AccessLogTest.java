// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.plugin.accesslog;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.facet.server.plugin.Exchange;
import dev.facet.server.plugin.Exchanges;
import dev.facet.server.plugin.FakeStream;
import dev.facet.server.plugin.GatewayResponse;
import dev.facet.server.plugin.GatewayResponse.Body;
import dev.facet.server.plugin.HandClock;
import dev.facet.server.plugin.PluginContext;
import dev.facet.server.plugin.Principal;
import dev.facet.server.plugin.accesslog.AccessLogConfig.Format;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class AccessLogTest {
  private static final Vertx VERTX = Vertx.vertx();

  private final HandClock clock = new HandClock();
  private final List<String> lines = new ArrayList<>();
  private final FakeStream source = new FakeStream();
  private final List<String> aborted = new ArrayList<>();

  @AfterAll
  static void close() {
    var _ = VERTX.close();
  }

  private PluginContext context() {
    return new PluginContext("log", VERTX, clock, clock::nanoTime, Path.of(""));
  }

  private GatewayResponse pass(AccessLogConfig config, Exchange exchange, GatewayResponse answer) {
    return new AccessLogPlugin(config, context(), lines::add)
        .handle(
            exchange,
            inner -> {
              clock.advance(Duration.ofNanos(1_002_000));
              return Future.succeededFuture(answer);
            })
        .result();
  }

  private GatewayResponse streamed() {
    return pass(
        new AccessLogConfig(null, null),
        Exchanges.get("/orders"),
        new GatewayResponse(
            200,
            HttpHeaders.headers(),
            new Body.Streamed(source, null, () -> aborted.add("aborted"))));
  }

  private JsonObject line() {
    assertEquals(1, lines.size());
    return new JsonObject(lines.getFirst());
  }

  @Test
  void hasDefaults() {
    assertEquals(new AccessLogConfig(Format.JSON, false), new AccessLogConfig(null, null));
  }

  @Test
  void writesOneJsonObjectPerRequest() {
    Exchange exchange = Exchanges.get("/orders");
    exchange.principal(new Principal("alice", "user", Set.of(), Map.of()));
    pass(
        new AccessLogConfig(null, null),
        exchange,
        GatewayResponse.of(200, "text/plain", Buffer.buffer("hello")));
    assertEquals(
        "{\"time\":\"2026-03-01T12:00:00.001002Z\",\"method\":\"GET\",\"path\":\"/orders\","
            + "\"protocol\":\"1.1\",\"status\":200,\"bytes\":5,\"durationMs\":1.002,"
            + "\"complete\":true,\"route\":\"orders\",\"correlationId\":\"first-id\","
            + "\"clientIp\":\"192.0.2.7\",\"subject\":\"alice\"}",
        lines.getFirst());
    assertEquals("alice", line().getString("subject"));
  }

  @Test
  void leavesTheSubjectOutWhereNobodyWasVerified() {
    pass(new AccessLogConfig(null, null), Exchanges.get("/"), GatewayResponse.empty(204));
    assertTrue(!line().containsKey("subject"));
    assertEquals(0, line().getInteger("bytes"));
  }

  @Test
  void writesTextWithHyphensForWhatIsMissing() {
    pass(new AccessLogConfig(Format.TEXT, null), Exchanges.get("/a"), GatewayResponse.empty(404));
    assertEquals(
        "192.0.2.7 - \"GET /a 1.1\" 404 0 1.002ms complete orders first-id", lines.getFirst());
  }

  @Test
  void showsTheQueryOnlyWhereToldTo() {
    for (boolean query : List.of(false, true)) {
      Exchange exchange = Exchanges.get("/a");
      var r = exchange.request();
      exchange.request(
          new dev.facet.server.plugin.GatewayRequest(
              r.method(),
              r.scheme(),
              r.authority(),
              r.path(),
              "token=x",
              r.headers(),
              r.body(),
              r.peer(),
              r.trustedPeer(),
              r.clientIp(),
              r.protocol()));
      lines.clear();
      pass(new AccessLogConfig(Format.JSON, query), exchange, GatewayResponse.empty(200));
      assertEquals(query ? "/a?token=x" : "/a", line().getString("path"));
    }
  }

  @Test
  void waitsForTheEndOfAStreamedAnswer() {
    GatewayResponse answer = streamed();
    assertTrue(lines.isEmpty());
    if (answer.body() instanceof Body.Streamed body) {
      body.source().handler(_ -> {});
    }
    source.feed("12345");
    source.feed("678");
    clock.advance(Duration.ofMillis(2));
    source.end();
    assertEquals(8, line().getInteger("bytes"));
    assertEquals(3.002, line().getDouble("durationMs"));
    assertEquals(true, line().getBoolean("complete"));
  }

  @Test
  void marksAnAnswerThatBrokeOff() {
    streamed();
    source.fail(new IOException("gone"));
    assertEquals(false, line().getBoolean("complete"));
  }

  @Test
  void marksAnAnswerThatTheClientDidNotWaitFor() {
    if (streamed().body() instanceof Body.Streamed body) {
      body.abort().run();
      body.abort().run();
    }
    source.end();
    assertEquals(false, line().getBoolean("complete"));
    assertEquals(List.of("aborted", "aborted"), aborted);
  }

  @Test
  void writesToTheLoggerNamedAccess() {
    ListAppender<ILoggingEvent> appender = new ListAppender<>();
    appender.start();
    Logger access = (Logger) LoggerFactory.getLogger("access");
    access.addAppender(appender);
    AccessLogPlugin.of(new AccessLogConfig(Format.TEXT, null), context())
        .handle(Exchanges.get("/{}"), Exchanges::ok)
        .result();
    access.detachAppender(appender);
    assertTrue(appender.list.getFirst().getFormattedMessage().contains("GET /{} 1.1"));
  }

  @Property
  void nothingAClientSendsEndsTheLine(@ForAll String sent) {
    AccessRecord record =
        new AccessRecord(HandClock.START, sent, sent, sent, 200, 0, 0, true, "r", sent, sent, sent);
    String json = AccessLine.json(record);
    assertTrue((json + AccessLine.text(record)).chars().allMatch(c -> c >= ' ' && c < 127));
    assertEquals(sent, new JsonObject(json).getString("path"));
  }
}
