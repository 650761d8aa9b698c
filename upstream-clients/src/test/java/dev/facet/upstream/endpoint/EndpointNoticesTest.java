// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream.endpoint;

import static org.junit.jupiter.api.Assertions.assertEquals;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.facet.upstream.EndpointVerdict;
import dev.facet.upstream.config.Balance;
import dev.facet.upstream.config.OutliersConfig;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

final class EndpointNoticesTest {
  private static final String OPENED =
      "100% of its last 10 calls failed, the last failure: status 503";

  private final Logger logger = (Logger) LoggerFactory.getLogger(EndpointNotices.class);
  private final ListAppender<ILoggingEvent> lines = new ListAppender<>();

  @BeforeEach
  void listen() {
    lines.start();
    logger.setLevel(Level.INFO);
    logger.addAppender(lines);
  }

  @AfterEach
  void listenNoMore() {
    logger.detachAppender(lines);
    logger.setLevel(null);
  }

  @Test
  void anEjectionIsOneWarningAndItsEndOneLine() {
    FakeService service = new FakeService(new Balance.InTurn(), OutliersConfig.DEFAULT, 1, 1);
    service.fail(1, 9);
    service.pass(OutliersConfig.DEFAULT.eject());
    service.shares(10);

    assertEquals(
        List.of(
            "WARN endpoint ejected: users b: for 30 s: failures in a row, the last: status 503"
                + " {service=users, endpoint=b, cause=failures in a row, the last: status 503}",
            "INFO endpoint is back: users b: its ejection is over {service=users, endpoint=b}"),
        told());
  }

  @Test
  void anEarlyReturnTellsWhatProvedIt() {
    FakeService service = new FakeService(new Balance.InTurn(), OutliersConfig.DEFAULT, 1, 1);
    service.fail(1, 5);
    service.pass(Duration.ofSeconds(1));
    respond(service, new FakeChoice(service.get(0), null));

    assertEquals(
        "INFO endpoint is back: users b: it responded to a retry {service=users, endpoint=b}",
        told().getLast());
  }

  @Test
  void thatThoseThatAreOutAreUsedTooIsOneWarningAndItsEndOneLine() {
    FakeService service = new FakeService(new Balance.InTurn(), OutliersConfig.DEFAULT, 1, 1, 1);
    service.set.checked(service.get(0), false, "status 500");
    service.set.checked(service.get(1), false, "status 500");
    service.shares(10);
    service.shares(10);
    service.set.checked(service.get(0), true, "");
    service.shares(10);
    service.set.checked(service.get(1), true, "");
    service.shares(10);

    assertEquals(
        List.of(
            "WARN too few endpoints are well, those that are out are used too: users"
                + " {service=users}",
            "INFO enough endpoints are well: users {service=users}"),
        told());
  }

  @Test
  void aReturnWhereTooFewOthersAreLeftIsNoRetry() {
    FakeService service = new FakeService(new Balance.InTurn(), OutliersConfig.DEFAULT, 1, 1);
    service.fail(0, 5);
    service.get(1).openCircuit();
    respond(service, FakeChoice.ANY);

    assertEquals(
        "INFO endpoint is back: users a: it responded when too few others could be called"
            + " {service=users, endpoint=a}",
        told().getLast());
  }

  private static void respond(FakeService service, FakeChoice choice) {
    Objects.requireNonNull(service.set.pick(choice)).judged(EndpointVerdict.WELL, 1, "");
  }

  @Test
  void eachChangeOfABreakerIsOneLine() {
    FakeService service = new FakeService(new Balance.InTurn(), OutliersConfig.DEFAULT, 1);
    EndpointBreaker breaker = service.get(0).breaker();
    service.get(0).openCircuit();
    service.pass(breaker.openFor().plusNanos(1));
    breaker.succeeded(breaker.acquire(), 0);

    assertEquals(
        List.of(
            "WARN circuit breaker opened: users a: for 5 s: "
                + OPENED
                + " {service=users, endpoint=a, cause="
                + OPENED
                + "}",
            "INFO circuit breaker half-open: users a: a probe decides {service=users, endpoint=a}",
            "INFO circuit breaker closed: users a: its probe succeeded"
                + " {service=users, endpoint=a}"),
        told());
  }

  @Test
  void healthIsToldWithServiceEndpointAndCause() {
    EndpointNotices notices = new EndpointNotices("users", () -> 0);
    notices.unhealthy("http://b", "status 500");
    notices.healthy("http://b");

    assertEquals(
        List.of(
            "WARN endpoint unhealthy: users http://b: health checks failed: status 500"
                + " {service=users, endpoint=http://b, cause=status 500}",
            "INFO endpoint is back: users http://b: health checks succeed"
                + " {service=users, endpoint=http://b}"),
        told());
  }

  private List<String> told() {
    return lines.list.stream().map(EndpointNoticesTest::told).toList();
  }

  private static String told(ILoggingEvent line) {
    List<String> members =
        line.getKeyValuePairs().stream().map(each -> each.key + "=" + each.value).toList();
    return line.getLevel()
        + " "
        + line.getFormattedMessage()
        + " {"
        + String.join(", ", members)
        + "}";
  }
}
