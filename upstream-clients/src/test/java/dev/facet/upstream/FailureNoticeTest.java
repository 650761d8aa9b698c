// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class FailureNoticeTest {
  private static final Delivery SENT = new Delivery("http://10.0.0.9", 1, false, 0);
  private static final Delivery NOT_SENT =
      new Delivery("http://10.0.0.9", 1, false, false, 0, "", 0, 0);

  /** One of each kind. */
  static List<UpstreamFailure> failures() {
    return List.of(
        new UpstreamFailure.TimedOut("s", Duration.ofSeconds(1)),
        new UpstreamFailure.DeadlinePassed("s"),
        new UpstreamFailure.Unreachable("s", "10.0.0.9"),
        new UpstreamFailure.ConnectionLost("s", "10.0.0.9"),
        new UpstreamFailure.CircuitOpen("s", Duration.ofSeconds(5)),
        new UpstreamFailure.Overloaded("s"),
        new UpstreamFailure.TooLarge("s", 1),
        new UpstreamFailure.Malformed("s", "10.0.0.9"),
        new UpstreamFailure.Undecodable("s", "br", UpstreamFailure.Undecodable.NOT_KNOWN),
        new UpstreamFailure.ClientStalled("s"),
        new UpstreamFailure.WrongLength("s", "less than 7 bytes"),
        new UpstreamFailure.Cancelled("s"));
  }

  private static FailureNotice notice(UpstreamFailure failure, Delivery delivery, boolean change) {
    return FailureNotice.of(new UpstreamException(failure, delivery), change);
  }

  @Test
  void everyCodeIsOfOneKindOfFailure() {
    Set<FailureCode> codes = failures().stream().map(FailureCode::of).collect(Collectors.toSet());

    assertEquals(new HashSet<>(Arrays.asList(FailureCode.values())), codes);
    assertEquals(failures().size(), codes.size());
  }

  @ParameterizedTest
  @MethodSource("failures")
  void aChangeThatWasSentMayHaveBeenMade(UpstreamFailure failure) {
    FailureNotice notice = notice(failure, SENT, true);

    assertTrue(notice.mayHaveActed(), "also by an attempt before the one that failed so");
    assertTrue(notice.sentence().endsWith("; the service may have acted on the request."));
  }

  @ParameterizedTest
  @MethodSource("failures")
  void whatOnlyReadsChangesNothing(UpstreamFailure failure) {
    FailureNotice notice = notice(failure, SENT, false);

    assertFalse(notice.mayHaveActed());
    assertFalse(notice.sentence().contains("acted"), notice::sentence);
    assertTrue(notice.sentence().endsWith("."), notice::sentence);
    assertFalse(notice.sentence().contains("10.0.0.9"), notice::sentence);
  }

  @ParameterizedTest
  @MethodSource("failures")
  void aChangeThatWasNotSentIsNotClaimed(UpstreamFailure failure) {
    FailureNotice notice = notice(failure, NOT_SENT, true);
    boolean always = FailureCode.of(failure).transmission() == FailureCode.Transmission.ALWAYS;

    assertEquals(always, notice.mayHaveActed());
    assertEquals(!always, notice.sentence().contains("; nothing was sent to "), notice::sentence);
  }

  @Test
  void whatWasSentAndNotProcessedIsNotSaidToBeUnsent() {
    UpstreamFailure rejected =
        new UpstreamFailure.Unreachable("s", "not processed: 10.0.0.9", TlsFailure.NONE, true);
    FailureNotice notice = notice(rejected, NOT_SENT, true);

    assertFalse(notice.mayHaveActed());
    assertEquals("The service rejected the request without processing it.", notice.sentence());
  }

  @ParameterizedTest
  @MethodSource("failures")
  void statusAndProxyErrorAreThoseOfAFailedCall(UpstreamFailure failure) {
    FailureCode code = FailureCode.of(failure);

    assertTrue(code.status() >= 400 && code.status() < 600);
    assertTrue(code.proxyError().matches("[a-z_]+"));
    assertEquals(code.outcome(), CallOutcome.of(200, failure));
  }
}
