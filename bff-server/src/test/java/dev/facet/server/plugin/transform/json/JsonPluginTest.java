// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.plugin.transform.json;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.facet.server.plugin.Exchanges;
import dev.facet.server.plugin.FakeStream;
import dev.facet.server.plugin.GatewayResponse;
import dev.facet.server.plugin.GatewayResponse.Body;
import dev.facet.server.plugin.ProblemCode;
import dev.facet.server.value.EditPath;
import dev.facet.upstream.FailureBudgets;
import dev.facet.upstream.config.DataSize;
import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class JsonPluginTest {
  private static final JsonEditsConfig EDITS =
      new JsonEditsConfig(List.of(EditPath.valueOf("a")), Map.of(), Map.of());

  private final FakeStream source = new FakeStream();
  private int aborted;

  private Future<GatewayResponse> changed(int status, MultiMap trailers) {
    JsonPlugin plugin =
        new JsonPlugin(
            new JsonConfig(null, EDITS, null, null),
            new JsonNotices(new FailureBudgets(System::nanoTime)));
    GatewayResponse response =
        GatewayResponse.of(status, "application/json", Buffer.buffer())
            .withBody(new Body.Streamed(source, () -> trailers, () -> aborted++));
    return plugin.handle(Exchanges.get("/"), _ -> Future.succeededFuture(response));
  }

  @Test
  void givesUpAResponseThatItCannotChange() {
    Future<GatewayResponse> part = changed(206, MultiMap.caseInsensitiveMultiMap());
    assertEquals(ProblemCode.UPSTREAM_BAD_RESPONSE.name(), Exchanges.problem(part).code());
    assertEquals(1, aborted);
  }

  @Test
  void keepsTrailersBehindABodyThatWouldBeSentWhole() {
    Future<GatewayResponse> plain = changed(200, MultiMap.caseInsensitiveMultiMap());
    source.feed("{}");
    source.end();
    assertInstanceOf(Body.Bytes.class, plain.result().body());

    MultiMap trailers = MultiMap.caseInsensitiveMultiMap().add("x-end", "1");
    Future<GatewayResponse> trailed = changed(200, trailers);
    source.feed("{}");
    source.end();
    Body.Streamed body = assertInstanceOf(Body.Streamed.class, trailed.result().body());
    assertEquals(trailers, body.trailers() == null ? null : body.trailers().get());
  }

  @Test
  void keepsOneMebibyteWhereItIsNotSaidAndUpTo64WhereItIs() {
    assertEquals(DataSize.mebibytes(1), new JsonConfig(EDITS, null, null, null).max());
    assertEquals(
        DataSize.mebibytes(64), new JsonConfig(EDITS, null, DataSize.mebibytes(64), null).max());
    DataSize more = new DataSize(DataSize.mebibytes(64).bytes() + 1);
    assertThrows(IllegalArgumentException.class, () -> new JsonConfig(EDITS, null, more, null));
    DataSize none = new DataSize(0);
    assertThrows(IllegalArgumentException.class, () -> new JsonConfig(EDITS, null, none, null));
  }
}
