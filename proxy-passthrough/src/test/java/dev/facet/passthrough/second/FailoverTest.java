// SPDX-License-Identifier: Apache-2.0
package dev.facet.passthrough.second;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.facet.passthrough.ScriptedClient;
import dev.facet.passthrough.choice.Target;
import dev.facet.passthrough.second.Failover.Second;
import dev.facet.upstream.CallContext;
import dev.facet.upstream.RequestBody;
import dev.facet.upstream.RetryReason;
import dev.facet.upstream.UpstreamException;
import dev.facet.upstream.UpstreamFailure;
import dev.facet.upstream.UpstreamRequest;
import dev.facet.upstream.read.PieceQueue;
import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class FailoverTest {
  private final UpstreamException unreachable =
      new UpstreamException(new UpstreamFailure.Unreachable("first", "Connection refused"));

  private final ScriptedClient first = new ScriptedClient("first");
  private final ScriptedClient standby = new ScriptedClient("standby");
  private final List<String> told = new ArrayList<>();

  private Future<Second.Served> send(FailoverTerms terms, ScriptedClient to, RequestBody body) {
    Second second =
        new Second(
            new Target(standby, 1),
            terms,
            (delay, task) -> () -> {},
            (from, cause, context) -> told.add(from + ": " + cause));
    UpstreamRequest request =
        new UpstreamRequest(HttpMethod.PUT, "/x", MultiMap.caseInsensitiveMultiMap(), body, null);
    return second.send(new Target(to, 1), request, CallContext.detached());
  }

  private static FailoverTerms on(RetryReason... reasons) {
    return new FailoverTerms(Set.of(reasons), Set.of(503));
  }

  @Test
  void aReasonThatIsNotNamedLeavesTheFailureAsItIs() {
    first.failing(unreachable);
    assertSame(unreachable, send(on(RetryReason.TIMEOUT), first, RequestBody.NONE).cause());
    assertNull(standby.received());
    assertTrue(send(on(RetryReason.CONNECT), first, RequestBody.NONE).result().failedOver());
    assertNotNull(standby.received());
    assertEquals(1, told.size());
  }

  @Test
  void theSecondServiceIsNotAskedAgainWhereItWasTheFirst() {
    ScriptedClient same = new ScriptedClient("standby");
    same.failing(unreachable);
    Future<Second.Served> served = send(on(RetryReason.CONNECT), same, RequestBody.NONE);
    assertSame(unreachable, served.cause());
    assertNull(standby.received());
    assertEquals(List.of(), told);
  }

  @Test
  void aResponseThatIsNotTakenIsReadToItsEndSoThatItsConnectionIsOfUse() {
    first.status(503);
    assertSame(standby, send(on(), first, RequestBody.NONE).result().stream());
    assertTrue(first.resumed());
    assertFalse(first.aborted());
    assertEquals(List.of("first: status 503"), told);
  }

  /** Else it would go on reading what the second service is to have. */
  @Test
  void aServiceThatIsStillReadingTheBodyIsGivenUp() {
    PieceQueue source = new PieceQueue();
    first.status(503);
    assertSame(standby, send(on(), first, new RequestBody.Streamed(source, -1)).result().stream());
    assertTrue(first.aborted());
    List<String> read = new ArrayList<>();
    UpstreamRequest second = standby.received();
    assertNotNull(second);
    ((RequestBody.Streamed) second.body())
        .source()
        .handler(piece -> read.add(piece.toString()))
        .endHandler(end -> read.add("end"))
        .resume();
    source.add(Buffer.buffer("a"));
    source.complete();
    assertEquals(List.of("a", "end"), read);
  }
}
