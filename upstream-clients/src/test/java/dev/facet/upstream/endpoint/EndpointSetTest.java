// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream.endpoint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;

import dev.facet.upstream.EndpointState;
import dev.facet.upstream.EndpointVerdict;
import dev.facet.upstream.UpstreamState;
import dev.facet.upstream.config.BreakerConfig;
import dev.facet.upstream.config.OutliersConfig;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

final class EndpointSetTest {
  private final List<String> retired = new ArrayList<>();
  private final EndpointSet<Known> set =
      new EndpointSet<>(
          new RoundRobin(new Shares(null, () -> 0)),
          new Outliers(OutliersConfig.DEFAULT, () -> 0, new EndpointNotices("users", () -> 0)),
          List.of());

  private final class Known extends ServiceEndpoint {
    private Known(FoundEndpoint found) {
      super(
          found.id(),
          found.weight(),
          new EndpointBreaker(
              "test", BreakerConfig.DEFAULT, () -> 0, new EndpointNotices("users", () -> 0)));
    }

    private void openCircuit() {
      for (int i = 0; i < 10; i++) {
        breaker().failed(breaker().acquire(), 0, "status 503");
      }
      assertEquals(UpstreamState.Breaker.OPEN, breaker().state());
    }

    @Override
    protected void retire() {
      retired.add(url());
    }
  }

  @Test
  void givesNothingAsLongAsNothingIsKnown() {
    assertNull(set.pick(FakeChoice.ANY));
    assertNull(set.closedFor());
  }

  @Test
  void keepsWhatIsKnownOfAnEndpointThatStaysAndRetiresWhatIsGone() {
    update(found("http://b", 1, 0), found("http://a", 1, 0));
    Known kept = set.all().getFirst();
    update(found("http://c", 1, 0), found("http://a", 7, 2));

    assertEquals(List.of("http://a", "http://c"), urls());
    assertSame(kept, set.all().getFirst());
    assertEquals(7, kept.weight());
    assertEquals(2, kept.priority());
    assertEquals(List.of("http://b"), retired);
  }

  @Test
  void hasOneOrderHoweverTheyAreFoundAndEachAddressOnce() {
    update(found("http://b", 1, 0), found("http://a/", 3, 0), found("http://a", 1, 0));

    assertEquals(List.of("http://a", "http://b"), urls());
    assertEquals(3, set.all().getFirst().weight());
  }

  @Test
  void usesALaterPriorityOnlyWhereNoEarlierOneMayBeUsed() {
    update(found("http://a", 1, 20), found("http://b", 1, 10), found("http://c", 1, 10));

    assertEquals(List.of("http://b", "http://c", "http://b"), List.of(next(), next(), next()));
    set.all().get(1).openCircuit();
    assertEquals("http://c", next());
    set.all().get(2).openCircuit();
    assertEquals("http://a", next());
  }

  @Test
  void triesALaterPriorityWhereTheOnlyEarlierOneFailedTheCall() {
    update(found("http://a", 1, 10), found("http://b", 1, 20));

    assertEquals(
        "http://b",
        url(Objects.requireNonNull(set.pick(new FakeChoice(set.all().getFirst(), null)))));
  }

  @Test
  void anotherEndpointIsOneThatIsInAndMayBeCalled() {
    update(found("http://a", 1, 0));
    Choice notA = new FakeChoice(set.all().getFirst(), null);
    assertEquals(false, set.hasUntried(notA));
    assertEquals(true, set.hasUntried(FakeChoice.ANY));

    update(found("http://a", 1, 0), found("http://b", 1, 0));
    assertEquals(true, set.hasUntried(notA));
    set.checked(set.all().get(1), false, "status 503");
    assertEquals(false, set.hasUntried(notA));

    update(found("http://a", 1, 0), found("http://c", 1, 0));
    assertEquals(true, set.hasUntried(notA));
    set.all().get(1).openCircuit();
    assertEquals(false, set.hasUntried(notA));

    update(found("http://a", 1, 0), found("http://d", 1, 0));
    fail(set.all().get(1), OutliersConfig.DEFAULT.consecutive());
    assertEquals(false, set.hasUntried(notA));
  }

  @Test
  void isOpenAsLongAsOneMayBeCalled() {
    update(found("http://a", 1, 0), found("http://b", 1, 0));
    set.all().getFirst().openCircuit();
    assertNull(set.closedFor());

    set.all().get(1).openCircuit();

    assertEquals(BreakerConfig.DEFAULT.open().dividedBy(10), set.closedFor());
  }

  @Test
  void theLastOneThatIsLeftIsNeverEjected() {
    update(found("http://a", 1, 0), found("http://b", 1, 0));
    Known last = set.all().getFirst();

    update(found("http://a", 1, 0));
    fail(last, 9);

    assertEquals(List.of(false), set.states(null).stream().map(EndpointState::ejected).toList());
  }

  private void fail(Known endpoint, int count) {
    for (int i = 0; i < count; i++) {
      set.judged(endpoint, EndpointVerdict.FAILED, 0, "status 503");
    }
  }

  private void update(FoundEndpoint... found) {
    set.update(List.of(found), Known::new);
  }

  private String next() {
    return url(Objects.requireNonNull(set.pick(FakeChoice.ANY)));
  }

  private static String url(Lease<Known> lease) {
    return lease.endpoint().url();
  }

  private List<String> urls() {
    return set.all().stream().map(Known::url).toList();
  }

  private static FoundEndpoint found(String url, int weight, int priority) {
    return new FoundEndpoint(URI.create(url), "svc", weight, priority);
  }
}
