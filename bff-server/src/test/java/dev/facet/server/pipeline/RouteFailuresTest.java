// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.facet.server.plugin.Exchange;
import dev.facet.server.plugin.Exchanges;
import dev.facet.server.plugin.Problem;
import dev.facet.server.plugin.ProblemCode;
import dev.facet.upstream.FailureBudgets;
import dev.facet.upstream.LineBudget;
import dev.facet.upstream.UpstreamException;
import dev.facet.upstream.UpstreamFailure;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class RouteFailuresTest {
  private static final int SECOND = 1_000_000_000;
  private static final Problem TOLD = Problem.of(ProblemCode.INTERNAL, "what clients are told");

  private final AtomicLong now = new AtomicLong(5);
  private final RouteFailures failures = new RouteFailures(new FailureBudgets(now::get));
  private final Exchange exchange = Exchanges.get("/orders/7");
  private final ListAppender<ILoggingEvent> logged = new ListAppender<>();
  private final Logger logger = (Logger) LoggerFactory.getLogger(Pipeline.class);

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

  private void fail(String service) {
    failures.noResponse(
        new UpstreamException(new UpstreamFailure.Unreachable(service, "gone")), exchange, TOLD);
  }

  private List<ILoggingEvent> warnings() {
    return logged.list.stream().filter(event -> event.getLevel() == Level.WARN).toList();
  }

  private List<Object> suppressed(ILoggingEvent event) {
    return event.getKeyValuePairs().stream()
        .filter(pair -> pair.key.equals("suppressed"))
        .map(pair -> pair.value)
        .toList();
  }

  @Test
  void anOutageOfAServiceWritesSoManyLinesASecondAndTheNextOneCountsTheOthers() {
    for (int i = 0; i < LineBudget.FAILURES.atOnce() + 7; i++) {
      fail("catalog");
    }
    assertEquals(LineBudget.FAILURES.atOnce(), warnings().size());

    now.addAndGet(SECOND);
    fail("catalog");
    fail("catalog");

    assertEquals(LineBudget.FAILURES.atOnce() + 2, warnings().size());
    assertEquals(List.of(7L), suppressed(warnings().get(LineBudget.FAILURES.atOnce())));
    assertEquals(List.of(), suppressed(warnings().getLast()));
  }

  @Test
  void anOutageOfOneServiceHidesNoFailureOfAnother() {
    for (int i = 0; i < LineBudget.FAILURES.atOnce() + 1; i++) {
      fail("catalog");
    }
    fail("orders");

    assertEquals(LineBudget.FAILURES.atOnce() + 1, warnings().size());
  }

  @Test
  void whatBreaksOffAndWhatAStopCutsShortIsBoundedToo() {
    UpstreamException broken =
        new UpstreamException(new UpstreamFailure.Unreachable("catalog", "gone"));
    for (int i = 0; i < LineBudget.FAILURES.atOnce() + 1; i++) {
      failures.brokenOff(broken, exchange, 200);
      failures.cutShort(exchange, TOLD);
    }
    assertEquals(2 * LineBudget.FAILURES.atOnce(), warnings().size());
  }

  @Test
  void callsThatAreNotSentWriteFewLinesAndHideNoOtherFailure() {
    UpstreamException full = new UpstreamException(new UpstreamFailure.Overloaded("catalog"));
    for (int i = 0; i < 300; i++) {
      failures.noResponse(full, exchange, TOLD);
    }
    assertEquals(LineBudget.UNSENT.atOnce(), warnings().size());

    fail("catalog");
    assertEquals(LineBudget.UNSENT.atOnce() + 1, warnings().size());

    now.addAndGet(SECOND);
    failures.noResponse(full, exchange, TOLD);
    assertEquals(List.of(290L), suppressed(warnings().getLast()));
  }
}
