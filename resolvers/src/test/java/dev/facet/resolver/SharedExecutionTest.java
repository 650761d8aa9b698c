// SPDX-License-Identifier: Apache-2.0
package dev.facet.resolver;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.facet.resolver.count.FrontendCounts.Event;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Which equal requests in flight are one execution. */
class SharedExecutionTest extends IdentityFixture {
  @Test
  void clientsThatNothingReadsShareOneExecution() {
    Echoes echoes = new Echoes(TRUE);
    GraphQlEngine engine = engine(echoes, SDL);
    GraphQlRequest request = new GraphQlRequest("{open{seen}}", null, Map.of(), true, false);
    List<Future<GraphQlResponse>> responses = new ArrayList<>();
    for (int user = 0; user < 4; user++) {
      responses.add(engine.execute(request, user(user)));
    }
    echoes.answerAll(new Random(1));

    assertEquals(1, echoes.calls.get());
    assertEquals(1, engine.counts().sum(Event.EXECUTION));
    assertEquals(4, engine.counts().sum(Event.RESPONSE));
    responses.forEach(response -> assertTrue(response.succeeded()));
    assertEquals(
        1,
        responses.stream().map(response -> response.result().encodedBodies()).distinct().count());
  }

  @Test
  void anExplainedExecutionIsNotShared() {
    Echoes echoes = new Echoes(TRUE);
    GraphQlEngine engine = engine(echoes, SDL);
    List<Future<GraphQlResponse>> responses = new ArrayList<>();
    for (boolean explain : new boolean[] {true, false, true, false}) {
      responses.add(
          engine.execute(
              new GraphQlRequest("{open{seen}}", null, Map.of(), true, explain), user(0)));
    }
    echoes.answerAll(new Random(1));

    assertEquals(3, engine.counts().sum(Event.EXECUTION));
    assertTrue(
        responses.get(2).result().json().toString().contains("{\"executions\":3,\"responses\":4}"));
    assertFalse(responses.get(3).result().json().toString().contains("executions"));
  }
}
