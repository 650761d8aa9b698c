// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.plugin.accesslog;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.facet.resolver.failure.Redaction;
import dev.facet.server.plugin.Exchange;
import dev.facet.server.plugin.Exchanges;
import dev.facet.server.plugin.ExecutedOperation;
import dev.facet.server.plugin.FakeStream;
import dev.facet.server.plugin.GatewayResponse;
import dev.facet.server.plugin.GatewayResponse.Body;
import dev.facet.server.plugin.HandClock;
import dev.facet.server.plugin.Principal;
import dev.facet.server.plugin.accesslog.AccessLogConfig.Format;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class AccessLogTest {
  private static final Logger ACCESS = (Logger) LoggerFactory.getLogger("access");

  private final HandClock clock = new HandClock();
  private final ListAppender<ILoggingEvent> lines = new ListAppender<>();
  private final FakeStream source = new FakeStream();
  private final List<String> aborted = new ArrayList<>();

  @BeforeEach
  void listen() {
    lines.start();
    ACCESS.addAppender(lines);
  }

  @AfterEach
  void listenNoMore() {
    ACCESS.detachAppender(lines);
  }

  private GatewayResponse pass(
      AccessLogConfig config, Exchange exchange, GatewayResponse response) {
    return new AccessLogPlugin(config, clock::nanoTime, new Redaction(List.of())::url)
        .handle(
            exchange,
            inner -> {
              clock.advance(Duration.ofNanos(1_002_000));
              return Future.succeededFuture(response);
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

  private String message() {
    return lines.list.getLast().getFormattedMessage();
  }

  /** The members of the only line. */
  private Map<String, Object> line() {
    assertEquals(1, lines.list.size());
    Map<String, Object> members = new LinkedHashMap<>();
    lines
        .list
        .getFirst()
        .getKeyValuePairs()
        .forEach(member -> members.put(member.key, member.value));
    return members;
  }

  @Test
  void hasDefaults() {
    assertEquals(new AccessLogConfig(Format.JSON, false), new AccessLogConfig(null, null));
  }

  @Test
  void writesOneLineWithMembersPerRequest() {
    Exchange exchange = Exchanges.get("/orders");
    exchange.principal(new Principal("alice", "user", Set.of(), Map.of()));
    pass(
        new AccessLogConfig(null, null),
        exchange,
        GatewayResponse.of(200, "text/plain", Buffer.buffer("hello")));
    assertEquals(
        "{method=GET, path=/orders, protocol=1.1, status=200, bytes=5, durationMs=1.002,"
            + " complete=true, route=orders, correlationId=first-id, clientIp=192.0.2.7,"
            + " subject=alice}",
        line().toString());
    assertEquals("GET /orders 200 1.002 ms first-id", message());
  }

  /** Its length is told, and its bytes are not sent (RFC 9110, section 9.3.2). */
  @Test
  void countsNoBytesOfAResponseToHead() {
    pass(
        new AccessLogConfig(null, null),
        Exchanges.of(HttpMethod.HEAD, "/"),
        GatewayResponse.of(404, "text/plain", Buffer.buffer("hello")));
    assertEquals(0L, line().get("bytes"));
  }

  @Test
  void leavesTheSubjectOutWithoutAPrincipal() {
    pass(new AccessLogConfig(null, null), Exchanges.get("/"), GatewayResponse.empty(204));
    assertTrue(!line().containsKey("subject"));
    assertEquals(0L, line().get("bytes"));
  }

  @Test
  void showsTheOperationAndItsErrorsBehindAStatusOf200() {
    Exchange exchange = Exchanges.get("/graphql");
    exchange.operation(
        new ExecutedOperation(
            "web",
            "Cart",
            () -> "cart-1",
            new TreeMap<>(Map.of("DEADLINE", 1, "FORBIDDEN", 2)),
            "first-id"));
    pass(new AccessLogConfig(null, null), exchange, GatewayResponse.empty(200));
    assertTrue(
        line()
            .toString()
            .endsWith(
                "frontend=web, operation=Cart, documentId=cart-1, errors=3,"
                    + " errorCodes=[DEADLINE, FORBIDDEN]}"),
        line().toString());
    assertEquals("GET /graphql 200 1.002 ms first-id web/Cart DEADLINE x1 FORBIDDEN x2", message());
  }

  @Test
  void cutsNamesThatAreAsLongAsABody() {
    String name = "n".repeat(100_000);
    String shown = "n".repeat(256) + "…";
    for (Format format : Format.values()) {
      Exchange exchange = Exchanges.get("/graphql");
      exchange.operation(new ExecutedOperation("web", name, () -> name, Map.of(), "first-id"));
      lines.list.clear();
      pass(new AccessLogConfig(format, null), exchange, GatewayResponse.empty(200));
      assertEquals(shown, line().get("operation"));
      assertEquals(shown, line().get("documentId"));
      assertTrue(message().length() < 400, message());
    }
  }

  @Test
  void namesTheRequestThatASharedResponseWasMadeFor() {
    Exchange exchange = Exchanges.get("/graphql");
    exchange.operation(new ExecutedOperation("web", "", () -> "", Map.of(), "other-id"));
    pass(new AccessLogConfig(Format.TEXT, null), exchange, GatewayResponse.empty(200));
    assertEquals("other-id", line().get("executedFor"));
    assertEquals(
        "192.0.2.7 - \"GET /graphql 1.1\" 200 0 1.002ms complete orders first-id - errors:0",
        message());
  }

  @Test
  void writesTextWithHyphensForWhatIsMissing() {
    pass(new AccessLogConfig(Format.TEXT, null), Exchanges.get("/a"), GatewayResponse.empty(404));
    assertEquals("192.0.2.7 - \"GET /a 1.1\" 404 0 1.002ms complete orders first-id", message());
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
              "token=x&n=1",
              r.headers(),
              r.body(),
              r.peer(),
              r.trustedPeer(),
              r.clientIp(),
              r.protocol(),
              r.origins()));
      lines.list.clear();
      pass(new AccessLogConfig(Format.JSON, query), exchange, GatewayResponse.empty(200));
      assertEquals(query ? "/a?token=***&n=1" : "/a", line().get("path"));
    }
  }

  @Test
  void waitsForTheEndOfAStreamedResponse() {
    GatewayResponse response = streamed();
    assertTrue(lines.list.isEmpty());
    if (response.body() instanceof Body.Streamed body) {
      body.source().handler(_ -> {});
    }
    source.feed("12345");
    source.feed("678");
    clock.advance(Duration.ofMillis(2));
    source.end();
    assertEquals(8L, line().get("bytes"));
    assertEquals(3.002, line().get("durationMs"));
    assertEquals(true, line().get("complete"));
  }

  @Test
  void marksAResponseThatBrokeOff() {
    streamed();
    source.fail(new IOException("gone"));
    assertEquals(false, line().get("complete"));
  }

  @Test
  void marksAResponseThatTheClientDidNotWaitFor() {
    if (streamed().body() instanceof Body.Streamed body) {
      body.abort().run();
      body.abort().run();
    }
    source.end();
    assertEquals(false, line().get("complete"));
    assertEquals(List.of("aborted", "aborted"), aborted);
  }

  @Property
  void nothingAClientSendsEndsTheWords(@ForAll String sent) {
    AccessRecord record =
        new AccessRecord(
            sent,
            sent,
            sent,
            200,
            0,
            0,
            true,
            "r",
            sent,
            sent,
            sent,
            AccessRecord.Served.NONE,
            sent,
            sent,
            null);
    assertTrue(AccessLine.text(record).chars().allMatch(c -> c >= ' ' && c < 127));
  }
}
