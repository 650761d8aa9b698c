// SPDX-License-Identifier: Apache-2.0
package dev.facet.passthrough.second;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.facet.passthrough.ScriptedClient;
import dev.facet.passthrough.second.RequestMirror.Around;
import dev.facet.upstream.CallContext;
import dev.facet.upstream.CallOrigin;
import dev.facet.upstream.Cancellation;
import dev.facet.upstream.RequestBody;
import dev.facet.upstream.UpstreamException;
import dev.facet.upstream.UpstreamFailure;
import dev.facet.upstream.UpstreamRequest;
import dev.facet.upstream.UpstreamStream;
import dev.facet.upstream.read.PieceQueue;
import io.vertx.core.MultiMap;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RequestMirrorTest {
  private final ScriptedClient shadow = new ScriptedClient("shadow");
  private final List<MirrorOutcome> outcomes = new ArrayList<>();
  private final List<String> details = new ArrayList<>();
  private final List<Runnable> timers = new ArrayList<>();
  private final List<Runnable> later = new ArrayList<>();
  private final CallContext context = CallContext.detached();

  @Test
  void aCopyWaitsForATurnOfItsOwn() {
    RequestMirror mirror = mirror(100, 1);
    UpstreamRequest request = get();
    assertSame(request, mirror.mirrored(request, context, bound -> 0));
    assertNull(shadow.received());
    later.getFirst().run();
    assertNotNull(shadow.received());
  }

  @Test
  void aCopyThatTakesTooLongMakesPlaceForAnother() {
    shadow.silent();
    RequestMirror mirror = mirror(100, 1);
    mirror.mirrored(get(), context, bound -> 0);
    later.getFirst().run();
    mirror.mirrored(get(), context, bound -> 0);
    timers.getFirst().run();
    mirror.mirrored(get(), context, bound -> 0);
    assertEquals(List.of(MirrorOutcome.BUSY, MirrorOutcome.TIMED_OUT), outcomes);
    assertEquals(2, later.size());
  }

  @Test
  void aCopyIsDroppedWhereTheClientLeavesBeforeItsBodyIsThere() {
    mirror(100, 1).mirrored(post(new PieceQueue()), context, bound -> 0);
    context.cancellation().cancel();
    assertEquals(List.of(MirrorOutcome.INCOMPLETE), outcomes);
    assertTrue(later.isEmpty());
  }

  @Test
  void aBodyThatBreaksOffIsNotCopied() {
    PieceQueue source = new PieceQueue();
    UpstreamRequest sent = mirror(100, 1).mirrored(post(source), context, bound -> 0);
    ((RequestBody.Streamed) sent.body()).source().exceptionHandler(broken -> {});
    source.breakOff(new IllegalStateException("gone"));
    assertEquals(List.of(MirrorOutcome.INCOMPLETE), outcomes);
    assertTrue(later.isEmpty());
  }

  @Test
  void aClientThatLeavesOnceAllOfItsBodyIsThereKeepsItsCopy() {
    PieceQueue source = new PieceQueue();
    UpstreamRequest sent = mirror(100, 1).mirrored(post(source), context, bound -> 0);
    ((RequestBody.Streamed) sent.body()).source().handler(piece -> {}).endHandler(end -> {});
    ((RequestBody.Streamed) sent.body()).source().resume();
    source.complete();
    context.cancellation().cancel();
    assertEquals(List.of(), outcomes);
    assertEquals(1, later.size());
  }

  @Test
  void neitherWhatIsAnnouncedAsTooLongNorAnUpgradeIsTouched() {
    UpstreamRequest announced =
        request(HttpMethod.POST, new RequestBody.Streamed(new PieceQueue(), 5));
    UpstreamRequest upgrade = request(HttpMethod.GET, new RequestBody.Upgrade("websocket", false));
    RequestMirror mirror = mirror(100, 1);
    assertSame(announced, mirror.mirrored(announced, context, bound -> 0));
    assertSame(upgrade, mirror.mirrored(upgrade, context, bound -> 0));
    assertEquals(List.of(MirrorOutcome.TOO_LARGE), outcomes);
    assertTrue(later.isEmpty());
  }

  @Test
  void aCopyWhoseTimeIsOverBeforeItsTurnIsNotSent() {
    mirror(100, 1).mirrored(get(), context, bound -> 0);
    timers.getFirst().run();
    later.getFirst().run();
    assertNull(shadow.received());
  }

  @Test
  void whatComesOfACopyAfterItsTimeIsGivenUp() {
    Promise<UpstreamStream> response = shadow.waiting();
    mirror(100, 1).mirrored(get(), context, bound -> 0);
    later.getFirst().run();
    timers.getFirst().run();
    assertTrue(shadow.context().cancellation().cancelled());
    response.complete(shadow);
    assertTrue(shadow.aborted());
    assertEquals(List.of(MirrorOutcome.TIMED_OUT), outcomes);
  }

  @Test
  void aCopyIsOverOnceSoThatItMakesPlaceForOneOther() {
    Promise<UpstreamStream> response = shadow.waiting();
    RequestMirror mirror = mirror(100, 1);
    mirror.mirrored(get(), context, bound -> 0);
    later.getFirst().run();
    timers.getFirst().run();
    response.fail("too late");
    mirror.mirrored(get(), context, bound -> 0);
    mirror.mirrored(get(), context, bound -> 0);
    assertEquals(List.of(MirrorOutcome.TIMED_OUT, MirrorOutcome.BUSY), outcomes);
  }

  @Test
  void aResponseThatIsStillReadWhenItsTimeIsOverIsGivenUp() {
    mirror(100, 1).mirrored(get(), context, bound -> 0);
    later.getFirst().run();
    assertFalse(shadow.aborted());
    timers.getFirst().run();
    assertTrue(shadow.aborted());
    assertEquals(List.of(MirrorOutcome.TIMED_OUT), outcomes);
  }

  @Test
  void theBodyIsCopiedAsItIsReadByTheOriginal() {
    PieceQueue source = new PieceQueue();
    UpstreamRequest sent = mirror(100, 1).mirrored(post(source), context, bound -> 0);
    List<String> original = new ArrayList<>();
    source.add(Buffer.buffer("ab"));
    source.add(Buffer.buffer("cd"));
    ((RequestBody.Streamed) sent.body())
        .source()
        .handler(piece -> original.add(piece.toString()))
        .endHandler(end -> original.add("end"))
        .fetch(1);
    assertEquals(List.of("ab"), original);
    ((RequestBody.Streamed) sent.body()).source().resume();
    source.complete();
    assertEquals(List.of("ab", "cd", "end"), original);
    later.getFirst().run();
    UpstreamRequest copy = shadow.received();
    assertNotNull(copy);
    assertEquals(new RequestBody.Bytes(Buffer.buffer("abcd")), copy.body());
    assertEquals("r", copy.headers().get("x-facet-mirror"));
  }

  @Test
  void aResponseThatIsTooLongIsNotReadToItsEnd() {
    mirror(100, 1).mirrored(get(), context, bound -> 0);
    later.getFirst().run();
    shadow.push(Buffer.buffer(new byte[200 * 1_024]));
    assertTrue(outcomes.isEmpty());
    shadow.push(Buffer.buffer(new byte[200 * 1_024]));
    assertTrue(shadow.aborted());
    assertEquals(List.of(MirrorOutcome.RESPONDED), outcomes);
  }

  @Test
  void theClientHearsOfNoInterimResponseToACopy() {
    List<Integer> heard = new ArrayList<>();
    CallOrigin client =
        new CallOrigin() {
          @Override
          public String clientIp() {
            return "192.0.2.7";
          }

          @Override
          public Map<String, Object> claims() {
            return Map.of();
          }

          @Override
          public void interim(int status, MultiMap headers) {
            heard.add(status);
          }
        };
    CallContext asked =
        new CallContext(
            CallContext.NO_DEADLINE,
            "id",
            MultiMap.caseInsensitiveMultiMap(),
            new Cancellation(),
            client);
    mirror(100, 1).mirrored(get(), asked, bound -> 0);
    later.getFirst().run();
    shadow.context().origin().interim(103, MultiMap.caseInsensitiveMultiMap());
    assertEquals(List.of(), heard);
    assertEquals("192.0.2.7", shadow.context().origin().clientIp());
  }

  @Test
  void aCopyThatFailsIsToldAsOtherCallsAre() {
    shadow.failing(
        new UpstreamException(new UpstreamFailure.Unreachable("shadow", "Connection refused")));
    mirror(100, 1).mirrored(get(), context, bound -> 0);
    later.getFirst().run();
    assertEquals(List.of(MirrorOutcome.FAILED), outcomes);
    assertEquals(
        new UpstreamFailure.Unreachable("shadow", "Connection refused").cause(),
        details.getFirst());
  }

  @Test
  void aShareOfTheRequestsIsCopied() {
    RequestMirror mirror = mirror(12.5, 10);
    mirror.mirrored(get(), context, bound -> bound / 8);
    assertTrue(later.isEmpty());
    mirror.mirrored(get(), context, bound -> bound / 8 - 1);
    assertEquals(1, later.size());
  }

  private RequestMirror mirror(double percent, int max) {
    MirrorLimits limits = new MirrorLimits(percent, Set.of(), 4, max, Duration.ofSeconds(1));
    Around around =
        new Around(
            (delay, task) -> {
              timers.add(task);
              return () -> {};
            },
            later::add);
    return new RequestMirror(
        new RequestMirror.Parts(
            "r",
            shadow,
            limits,
            around,
            (outcome, detail, of) -> {
              outcomes.add(outcome);
              details.add(detail);
            }));
  }

  private static UpstreamRequest get() {
    return request(HttpMethod.GET, RequestBody.NONE);
  }

  private static UpstreamRequest post(PieceQueue source) {
    return request(HttpMethod.POST, new RequestBody.Streamed(source, -1));
  }

  private static UpstreamRequest request(HttpMethod method, RequestBody body) {
    return new UpstreamRequest(method, "/x", MultiMap.caseInsensitiveMultiMap(), body, null);
  }
}
