// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.facet.server.plugin.Exchange;
import dev.facet.server.plugin.Exchanges;
import dev.facet.server.plugin.GatewayResponse;
import dev.facet.server.plugin.Phase;
import dev.facet.server.plugin.Plugin;
import dev.facet.server.plugin.Problem;
import dev.facet.server.problem.ProblemRenderer;
import dev.facet.upstream.UpstreamException;
import dev.facet.upstream.UpstreamFailure;
import io.vertx.core.Future;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class PipelineTest {
  private final List<String> events = new ArrayList<>();
  private final ListAppender<ILoggingEvent> logged = new ListAppender<>();
  private final ch.qos.logback.classic.Logger logger =
      (ch.qos.logback.classic.Logger) LoggerFactory.getLogger(Pipeline.class);

  @BeforeEach
  void listen() {
    logged.start();
    logger.addAppender(logged);
    logger.setAdditive(false);
  }

  @AfterEach
  void stopListening() {
    logger.detachAppender(logged);
    logger.setAdditive(true);
  }

  private Step step(String policy, Phase phase) {
    return new Step(
        policy,
        phase,
        (exchange, next) -> {
          events.add("down " + policy);
          return next.proceed(exchange)
              .onSuccess(response -> events.add("up " + policy + " " + response.status()));
        });
  }

  private Future<GatewayResponse> endpoint(Exchange exchange) {
    events.add("endpoint");
    return Exchanges.ok(exchange);
  }

  private static Pipeline pipeline(Endpoint endpoint, Step... steps) {
    return Pipeline.of(
        List.of(steps), endpoint, ProblemRenderer.rest("edge-1"), Exchanges.FAILURES);
  }

  private static String body(Future<GatewayResponse> response) {
    return ((GatewayResponse.Body.Bytes) response.result().body()).bytes().toString();
  }

  @Test
  void meetsPluginsByPhaseWhateverTheirOrderInTheConfiguration() {
    Pipeline pipeline =
        pipeline(
            this::endpoint,
            step("cache", Phase.CACHE),
            step("edits", Phase.TRANSFORM),
            step("scopes", Phase.AUTHORIZE),
            step("jwt", Phase.AUTHENTICATE),
            step("body", Phase.ADMIT),
            step("cors", Phase.CORS),
            step("id", Phase.OBSERVE));
    var _ = pipeline.handle(Exchanges.get("/"));
    assertEquals(
        List.of(
            "down id",
            "down cors",
            "down body",
            "down jwt",
            "down scopes",
            "down edits",
            "down cache",
            "endpoint",
            "up cache 200",
            "up edits 200",
            "up scopes 200",
            "up jwt 200",
            "up body 200",
            "up cors 200",
            "up id 200"),
        events);
  }

  @Test
  void keepsTheListedOrderWithinAPhase() {
    Pipeline pipeline =
        pipeline(
            this::endpoint,
            step("second", Phase.ADMIT),
            step("first", Phase.OBSERVE),
            step("third", Phase.ADMIT));
    assertEquals(
        List.of("first", "second", "third"),
        pipeline.describe().stream().map(Step::policy).toList());
  }

  @Test
  void rejectsAPolicyListedTwice() {
    Step user = step("user", Phase.AUTHENTICATE);
    assertEquals(
        "use: user twice (expected: each policy once)",
        assertThrows(IllegalArgumentException.class, () -> pipeline(this::endpoint, user, user))
            .getMessage());
  }

  @Test
  void servesManyRequests() {
    Pipeline pipeline = pipeline(this::endpoint, step("id", Phase.OBSERVE));
    assertEquals(200, pipeline.handle(Exchanges.get("/")).result().status());
    assertEquals(200, pipeline.handle(Exchanges.get("/")).result().status());
  }

  @Test
  void rendersAProblemAtItsStepSoThatOuterPluginsSeeAResponse() {
    Plugin rejecting = (_, _) -> new Problem(403, "FORBIDDEN", "No.").asFailure();
    Pipeline pipeline =
        pipeline(
            this::endpoint,
            step("id", Phase.OBSERVE),
            new Step("office", Phase.ADMIT, rejecting),
            step("jwt", Phase.AUTHENTICATE));
    Future<GatewayResponse> response = pipeline.handle(Exchanges.get("/"));
    assertEquals(403, response.result().status());
    assertEquals(List.of("down id", "up id 403"), events);
    assertTrue(logged.list.isEmpty());
  }

  @Test
  void answersInternalErrorAndLogsTheCauseWhereAPluginThrows() {
    Plugin throwing =
        (_, _) -> {
          throw new IllegalStateException("password=hunter2 at 10.0.0.1");
        };
    Future<GatewayResponse> response =
        pipeline(this::endpoint, new Step("broken", Phase.ADMIT, throwing))
            .handle(Exchanges.get("/"));
    assertEquals(500, response.result().status());
    assertTrue(body(response).contains("\"code\":\"INTERNAL\""));
    assertTrue(body(response).contains("\"correlationId\":\"first-id\""));
    assertFalse(body(response).contains("hunter2"));
    assertFalse(body(response).contains("IllegalStateException"));
    ILoggingEvent event = logged.list.getFirst();
    assertEquals("orders: policy broken failed", event.getFormattedMessage());
    assertEquals("password=hunter2 at 10.0.0.1", event.getThrowableProxy().getMessage());
  }

  @Test
  void answersInternalErrorWhereTheEndpointFailsWithAnyThrowable() {
    Endpoint failing = _ -> Future.failedFuture(new StackOverflowError());
    assertEquals(500, pipeline(failing).handle(Exchanges.get("/")).result().status());
    assertEquals("orders: endpoint failed", logged.list.getFirst().getFormattedMessage());
  }

  @Test
  void answersInternalErrorWhereAPluginAnswersNothing() {
    Plugin silent = (_, _) -> Future.succeededFuture();
    Pipeline pipeline = pipeline(this::endpoint, new Step("silent", Phase.ADMIT, silent));
    assertEquals(500, pipeline.handle(Exchanges.get("/")).result().status());
  }

  @Test
  void tellsTheKindOfAnUpstreamFailureAndLogsTheRest() {
    Endpoint failing =
        _ ->
            Future.failedFuture(
                new UpstreamException(
                    new UpstreamFailure.Unreachable("catalog", "10.0.0.9 refused")));
    Future<GatewayResponse> response = pipeline(failing).handle(Exchanges.get("/"));
    assertEquals(502, response.result().status());
    assertFalse(body(response).contains("10.0.0.9"));
    assertTrue(logged.list.getFirst().getFormattedMessage().contains("10.0.0.9"));
  }

  @Test
  void namesThePluginThatProceedsTwice() {
    Plugin twice = (exchange, next) -> next.proceed(exchange).compose(_ -> next.proceed(exchange));
    Pipeline pipeline =
        pipeline(
            this::endpoint, new Step("again", Phase.ADMIT, twice), step("scopes", Phase.AUTHORIZE));
    assertEquals(500, pipeline.handle(Exchanges.get("/")).result().status());
    assertEquals(
        "policy again: proceed called again (expected: once at most for a request)",
        logged.list.getFirst().getThrowableProxy().getMessage());
    assertEquals(List.of("down scopes", "endpoint", "up scopes 200"), events);
  }

  @Test
  void rejectsAnExchangeThatWasHandledBefore() {
    Pipeline pipeline = pipeline(this::endpoint);
    Exchange exchange = Exchanges.get("/");
    var _ = pipeline.handle(exchange);
    assertEquals(
        "pipeline: proceed called again (expected: once at most for a request)",
        assertThrows(IllegalStateException.class, () -> pipeline.handle(exchange)).getMessage());
  }

  @Test
  void rendersFailuresThatComeLater() {
    io.vertx.core.Promise<GatewayResponse> later = io.vertx.core.Promise.promise();
    Future<GatewayResponse> response =
        pipeline(_ -> later.future(), step("id", Phase.OBSERVE)).handle(Exchanges.get("/"));
    assertFalse(response.isComplete());
    later.fail(new IOException("late"));
    assertEquals(500, response.result().status());
    assertEquals(List.of("down id", "up id 500"), events);
  }
}
