// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.plugin.ipfilter;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.facet.server.plugin.Exchanges;
import dev.facet.server.plugin.IpRange;
import dev.facet.server.plugin.Problem;
import dev.facet.server.plugin.RejectionMessages;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IpFilterTest {
  private static final List<IpRange> OFFICE =
      List.of(IpRange.valueOf("10.0.0.0/8"), IpRange.valueOf("2001:db8::/32"));
  private static final List<IpRange> GUESTS = List.of(IpRange.valueOf("10.9.0.0/16"));

  @ParameterizedTest
  @CsvSource({
    "10.1.2.3, true",
    "2001:db8::5, true",
    "::ffff:10.1.2.3, true",
    "10.9.1.1, false",
    "192.0.2.1, false",
    "2001:db9::1, false",
    "unknown, false"
  })
  void letsInWhatIsAllowedAndNotDenied(String ip, boolean letIn) {
    assertEquals(letIn, new IpFilterPolicy(new IpFilterConfig(OFFICE, GUESTS)).letsIn(ip));
  }

  @ParameterizedTest
  @CsvSource({"10.1.2.3, true", "192.0.2.1, true", "10.9.1.1, false", "unix:socket, false"})
  void letsInAllThatIsNotDeniedWhereNothingIsAllowedExpressly(String ip, boolean letIn) {
    assertEquals(letIn, new IpFilterPolicy(new IpFilterConfig(null, GUESTS)).letsIn(ip));
  }

  @Test
  void answersForbidden() {
    IpFilterPlugin plugin = new IpFilterPlugin(new IpFilterConfig(OFFICE, null));
    Problem problem = Exchanges.problem(plugin.handle(Exchanges.from("192.0.2.1"), Exchanges::ok));
    assertEquals(403, problem.status());
    assertEquals("FORBIDDEN", problem.code());
    assertEquals(200, plugin.handle(Exchanges.from("10.0.0.1"), Exchanges::ok).result().status());
  }

  @Test
  void rejectsAFilterThatFiltersNothing() {
    assertEquals(
        "allow: none (expected: allow or deny)",
        RejectionMessages.message(() -> new IpFilterConfig(null, List.of())));
    assertEquals(new IpFilterConfig(List.of(), GUESTS), new IpFilterConfig(null, GUESTS));
  }
}
