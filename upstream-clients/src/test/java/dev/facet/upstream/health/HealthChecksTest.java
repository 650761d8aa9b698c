// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream.health;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.facet.upstream.Delivery;
import dev.facet.upstream.ResponseBody;
import dev.facet.upstream.UpstreamException;
import dev.facet.upstream.UpstreamFailure.TimedOut;
import dev.facet.upstream.UpstreamResponse;
import dev.facet.upstream.config.Balance;
import dev.facet.upstream.config.BreakerConfig;
import dev.facet.upstream.config.HealthConfig;
import dev.facet.upstream.config.OutliersConfig;
import dev.facet.upstream.endpoint.Balancer;
import dev.facet.upstream.endpoint.EndpointBreaker;
import dev.facet.upstream.endpoint.EndpointNotices;
import dev.facet.upstream.endpoint.EndpointSet;
import dev.facet.upstream.endpoint.FoundEndpoint;
import dev.facet.upstream.endpoint.Outliers;
import dev.facet.upstream.endpoint.ServiceEndpoint;
import dev.facet.upstream.endpoint.Shares;
import dev.facet.upstream.resilience.LoopTasks;
import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.Promise;
import java.net.URI;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

final class HealthChecksTest {
  private static final long EVERY = 1_000;
  private static final HealthConfig CONFIG =
      new HealthConfig("/health", Duration.ofMillis(EVERY), null, 2, 3, null);

  private final Loop loop = new Loop();
  private final EndpointSet<Known> endpoints =
      new EndpointSet<>(
          Balancer.of(new Balance.InTurn(), new Shares(null, () -> 0), () -> 0),
          new Outliers(OutliersConfig.DEFAULT, () -> 0, new EndpointNotices("users", () -> 0)),
          List.of(new Known("http://a")));
  private final HealthChecks<Known> checks =
      new HealthChecks<>(
          CONFIG, endpoints, new EndpointNotices("users", () -> 0), loop, () -> 0.5, this::probe);
  private int status = 200;
  private int asked;
  private @Nullable Promise<UpstreamResponse> held;

  private static final class Known extends ServiceEndpoint {
    private Known(String url) {
      super(
          url,
          1,
          new EndpointBreaker(
              url, BreakerConfig.DEFAULT, () -> 0, new EndpointNotices("users", () -> 0)));
    }

    @Override
    protected void retire() {}
  }

  /** A loop whose time goes as it is told to. */
  private static final class Loop implements LoopTasks {
    private record Task(long at, Runnable task) {}

    private final PriorityQueue<Task> tasks =
        new PriorityQueue<>(Comparator.comparingLong(Task::at));
    private long now;

    @Override
    public void run(Runnable task) {
      task.run();
    }

    @Override
    public void runAfter(long delayMillis, Runnable task) {
      tasks.add(new Task(now + delayMillis, task));
    }

    private void pass(long millis) {
      long until = now + millis;
      for (Task next = tasks.peek(); next != null && next.at() <= until; next = tasks.peek()) {
        tasks.remove();
        now = next.at();
        next.task().run();
      }
      now = until;
    }
  }

  private Future<UpstreamResponse> probe(Known endpoint) {
    asked++;
    if (held != null) {
      return held.future();
    }
    return status == 0
        ? Future.failedFuture(new UpstreamException(new TimedOut("users", Duration.ofSeconds(1))))
        : Future.succeededFuture(
            new UpstreamResponse(
                status, MultiMap.caseInsensitiveMultiMap(), ResponseBody.EMPTY, Delivery.NONE));
  }

  @Test
  void asksAgainAndAgain() {
    checks.start();
    loop.pass(10 * EVERY - 1);

    assertEquals(10, asked);
    assertEquals(true, isHealthy());
  }

  @Test
  void endpointsAreNotAskedAllAtOnce() {
    checks.start();
    loop.pass(EVERY / 4 - 1);
    assertEquals(0, asked);

    loop.pass(1);

    assertEquals(1, asked);
  }

  @Test
  void manyResponsesBeforeMakeFailuresNoFewer() {
    checks.start();
    loop.pass(9 * EVERY);
    status = 503;
    loop.pass(3 * EVERY);

    assertEquals(false, isHealthy());
  }

  @Test
  void whatHasNotBeenAskedYetIsHealthy() {
    checks.start();

    assertEquals(true, isHealthy());
  }

  @Test
  void failuresInARowMakeOneUnhealthyAndResponsesInARowHealthyAgain() {
    checks.start();
    status = 503;
    loop.pass(2 * EVERY);
    assertEquals(true, isHealthy());
    loop.pass(EVERY);
    assertEquals(false, isHealthy());

    status = 204;
    loop.pass(EVERY);
    assertEquals(false, isHealthy());
    loop.pass(EVERY);
    assertEquals(true, isHealthy());
  }

  @Test
  void noResponseIsAFailure() {
    checks.start();
    status = 0;
    loop.pass(3 * EVERY);

    assertEquals(false, isHealthy());
  }

  @Test
  void oneSuccessAmongFailuresMakesThemNoRow() {
    checks.start();
    for (int i = 0; i < 9; i++) {
      status = i % 3 == 2 ? 200 : 500;
      loop.pass(EVERY);
    }

    assertEquals(true, isHealthy());
  }

  @Test
  void asksNobodyAfterItsEnd() {
    checks.start();
    loop.pass(EVERY);
    checks.stop();
    loop.pass(5 * EVERY);

    assertEquals(1, asked);
    assertEquals(0, loop.tasks.size());
  }

  @Test
  void whatComesAfterItsEndCountsForNothing() {
    checks.start();
    status = 503;
    loop.pass(2 * EVERY);
    Promise<UpstreamResponse> late = Promise.promise();
    held = late;
    loop.pass(EVERY);
    checks.stop();
    late.fail(new UpstreamException(new TimedOut("users", Duration.ofSeconds(1))));

    assertEquals(true, isHealthy());
  }

  @Test
  void itIsToldOnceThatOneIsUnhealthyAndOnceThatItIsNot() {
    Logger logger = (Logger) LoggerFactory.getLogger(EndpointNotices.class);
    ListAppender<ILoggingEvent> lines = new ListAppender<>();
    lines.start();
    logger.setLevel(Level.INFO);
    logger.addAppender(lines);
    try {
      checks.start();
      status = 503;
      loop.pass(9 * EVERY);
      status = 200;
      loop.pass(9 * EVERY);
    } finally {
      logger.detachAppender(lines);
      logger.setLevel(null);
    }

    assertEquals(2, lines.list.size(), lines.list::toString);
    assertTrue(lines.list.getFirst().getFormattedMessage().contains("status 503"));
  }

  @Test
  void whatComesOfAnEndpointThatIsGoneMeanwhileCountsForNothing() {
    Known gone = endpoints.all().getFirst();
    checks.start();
    status = 503;
    loop.pass(2 * EVERY);
    Promise<UpstreamResponse> late = Promise.promise();
    held = late;
    loop.pass(EVERY);
    endpoints.update(
        List.of(new FoundEndpoint(URI.create("http://b"), "users", 1, 0)),
        found -> new Known(found.id()));
    late.fail(new UpstreamException(new TimedOut("users", Duration.ofSeconds(1))));

    assertEquals(true, gone.isHealthy());
  }

  @Test
  void asksWhoComesAndNobodyWhoIsGone() {
    checks.start();
    endpoints.update(
        List.of(
            new FoundEndpoint(URI.create("http://b"), "users", 1, 0),
            new FoundEndpoint(URI.create("http://c"), "users", 1, 0)),
        found -> new Known(found.id()));
    loop.pass(EVERY);
    assertEquals(0, asked);

    loop.pass(EVERY);
    assertEquals(2, asked);
  }

  private boolean isHealthy() {
    return endpoints.all().getFirst().isHealthy();
  }
}
