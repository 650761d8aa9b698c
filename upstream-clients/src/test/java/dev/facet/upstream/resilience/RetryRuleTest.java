// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream.resilience;

import static dev.facet.upstream.resilience.Attempt.Reach.NOT_CONNECTED;
import static dev.facet.upstream.resilience.Attempt.Reach.NOT_SENT;
import static dev.facet.upstream.resilience.Attempt.Reach.SENT;
import static dev.facet.upstream.resilience.Attempt.Reach.SENT_ON_REUSED;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.facet.upstream.FakeSource;
import dev.facet.upstream.RequestBody;
import dev.facet.upstream.UpstreamRequest;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Sent again only where nothing was sent, or nothing can happen twice. */
final class RetryRuleTest {
  private static final RequestBody BYTES = new RequestBody.Bytes(Buffer.buffer("{}"));

  @ParameterizedTest
  @CsvSource({
    "GET, true",
    "HEAD, true",
    "OPTIONS, true",
    "TRACE, true",
    "PUT, true",
    "DELETE, true",
    "POST, false",
    "PATCH, false",
    "LOCK, false"
  })
  void retriesAnIdempotentRequest(String method, boolean again) {
    assertEquals(again, RetryRule.allows(request(method, RequestBody.NONE), SENT_ON_REUSED));
    assertEquals(again, RetryRule.allows(request(method, BYTES), SENT_ON_REUSED));
  }

  @Test
  void retriesAnythingOfWhichNothingWasSent() {
    assertTrue(RetryRule.allows(request("POST", BYTES), NOT_SENT));
    assertTrue(RetryRule.allows(request("POST", streamed()), NOT_SENT));
  }

  @Test
  void cannotRetryAStream() {
    assertFalse(RetryRule.allows(request("PUT", streamed()), SENT_ON_REUSED));
  }

  @Test
  void doesNotTroubleAServiceThatClosedANewConnectionOrTakesNone() {
    assertFalse(RetryRule.allows(request("GET", RequestBody.NONE), NOT_CONNECTED));
    assertFalse(RetryRule.allows(request("GET", RequestBody.NONE), SENT));
  }

  private static UpstreamRequest request(String method, RequestBody body) {
    return new UpstreamRequest(
        HttpMethod.valueOf(method), "/", MultiMap.caseInsensitiveMultiMap(), body, null);
  }

  private static RequestBody streamed() {
    return new RequestBody.Streamed(new FakeSource(), -1);
  }
}
