// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream.discovery;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.facet.upstream.endpoint.FoundEndpoint;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** What is used of what a source tells, and what the log says of it. */
final class ServiceDiscoveryTest {
  private static final FoundEndpoint A = found("http://a");
  private static final FoundEndpoint B = found("http://b");

  private final Logger logger = (Logger) LoggerFactory.getLogger(ServiceDiscovery.class);
  private final ListAppender<ILoggingEvent> lines = new ListAppender<>();
  private final List<List<FoundEndpoint>> used = new ArrayList<>();
  private long now;
  private final ServiceDiscovery discovery =
      new ServiceDiscovery("users", new Source(), used::add, () -> now);

  private static final class Source implements EndpointSource {
    @Override
    public String place() {
      return "dns users.internal";
    }

    @Override
    public void start(Listener listener) {}

    @Override
    public void close() {}
  }

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
  void eachChangeIsALineAndWhatStaysIsNone() {
    discovery.found(List.of(A));
    discovery.found(List.of(A));
    discovery.found(List.of(B, A));
    discovery.found(List.of(A, B));

    assertEquals(
        List.of(
            "INFO endpoints found {service=users, source=dns users.internal, endpoints=http://a}",
            "INFO endpoints found {service=users, source=dns users.internal,"
                + " endpoints=http://a http://b}"),
        told());
    assertEquals(4, used.size());
  }

  @Test
  void anOutageIsOneLineForEachCauseAndOneAtItsEnd() {
    discovery.found(List.of(A));
    discovery.failed("no name server responded");
    discovery.failed("no name server responded");
    discovery.failed("the name does not exist");
    discovery.failed("no name server responded");
    assertEquals("no name server responded", discovery.fault());
    discovery.found(List.of(A));

    assertEquals(
        List.of(
            "WARN endpoints not found; the last are kept {service=users, source=dns users.internal,"
                + " cause=no name server responded, endpoints=http://a}",
            "WARN endpoints not found; the last are kept {service=users, source=dns users.internal,"
                + " cause=the name does not exist, endpoints=http://a}",
            "INFO endpoints found {service=users, source=dns users.internal, endpoints=http://a}"),
        told().subList(1, told().size()));
    assertEquals("", discovery.fault());
    assertEquals(List.of(List.of(A), List.of(A)), used);
  }

  @Test
  void theNextOutageIsToldAgain() {
    discovery.failed("down");
    discovery.found(List.of(A));
    discovery.failed("down");

    assertEquals(
        List.of(
            "WARN no endpoint found yet {service=users, source=dns users.internal, cause=down,"
                + " endpoints=}",
            "INFO endpoints found {service=users, source=dns users.internal, endpoints=http://a}",
            "WARN endpoints not found; the last are kept {service=users, source=dns users.internal,"
                + " cause=down, endpoints=http://a}"),
        told());
  }

  @Test
  void ofCausesThatAreDifferentEachTimeEightAreTold() {
    IntStream.range(0, 100).forEach(i -> discovery.failed("cause " + i));

    assertEquals(8, told().size());
    assertEquals("cause 99", discovery.fault());
  }

  @Test
  void nothingFoundIsAnOutage() {
    discovery.found(List.of(A));
    discovery.found(List.of());

    assertEquals("it has no endpoint", discovery.fault());
    assertEquals(List.of(List.of(A)), used);
  }

  @Test
  void whoWaitsForTheFirstLookIsToldThatThereIsNothing() {
    assertFalse(discovery.first().isComplete());

    discovery.failed("down");

    assertTrue(discovery.first().succeeded());
  }

  @Test
  void aSourceThatComesAndGoesFillsNoDisk() {
    for (int i = 0; i < 100; i++) {
      discovery.failed("down");
      discovery.found(List.of(A));
    }
    assertEquals(20, told().size());

    now += 3_000_000_000L;
    discovery.failed("down");
    assertEquals(
        "WARN endpoints not found; the last are kept (180 lines about them omitted before)"
            + " {service=users, source=dns users.internal, cause=down, endpoints=http://a}",
        told().getLast());
  }

  @Test
  void ofMoreThanAThousandTheFirstAreUsedAndTheLogSaysSo() {
    discovery.found(IntStream.range(0, 1_001).mapToObj(i -> found("http://e" + i)).toList());

    assertEquals(1_000, used.getFirst().size());
    String line = told().getFirst();
    assertTrue(
        line.startsWith(
            "WARN endpoints found; the first are used {service=users, source=dns users.internal,"
                + " cause=there are 1001 endpoints (expected: 1000 at most), endpoints=http://e0 "),
        line);
    assertTrue(line.endsWith(" and 900 more}"), line);
  }

  private static FoundEndpoint found(String url) {
    return new FoundEndpoint(URI.create(url), "users", 1, 0);
  }

  private List<String> told() {
    return lines.list.stream()
        .map(line -> {
          List<String> members =
              line.getKeyValuePairs().stream().map(pair -> pair.key + "=" + pair.value).toList();
          return line.getLevel()
              + " "
              + line.getFormattedMessage()
              + " {"
              + String.join(", ", members)
              + "}";
        })
        .toList();
  }
}
