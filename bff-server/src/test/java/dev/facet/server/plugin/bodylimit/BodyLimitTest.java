// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.plugin.bodylimit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.facet.server.plugin.Exchange;
import dev.facet.server.plugin.Exchanges;
import dev.facet.server.plugin.FakeStream;
import dev.facet.server.plugin.GatewayResponse;
import dev.facet.server.plugin.GatewayResponse.Body;
import dev.facet.server.plugin.ProblemException;
import dev.facet.upstream.RequestBody;
import dev.facet.upstream.config.DataSize;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The limit holds for announced and for unannounced lengths. */
class BodyLimitTest {
  private final BodyLimitPlugin plugin = new BodyLimitPlugin(new BodyLimitConfig(new DataSize(10)));
  private final FakeStream source = new FakeStream();
  private final List<String> read = new ArrayList<>();
  private final Promise<GatewayResponse> endpoint = Promise.promise();

  private Future<GatewayResponse> upload() {
    return plugin.handle(
        Exchanges.post(new RequestBody.Streamed(source, -1)),
        exchange -> {
          if (exchange.request().body() instanceof RequestBody.Streamed streamed) {
            streamed
                .source()
                .handler(piece -> read.add(piece.toString()))
                .exceptionHandler(failure -> read.add(failure.getMessage()))
                .endHandler(_ -> read.add("end"));
          }
          return endpoint.future();
        });
  }

  @Test
  void isOneMebibyteUnlessConfigured() {
    assertEquals(DataSize.mebibytes(1), new BodyLimitConfig(null).max());
  }

  @ParameterizedTest
  @CsvSource({"0, 200", "10, 200", "11, 413"})
  void judgesAnAnnouncedLengthWithoutReading(long length, int status) {
    Exchange exchange = Exchanges.post(new RequestBody.Streamed(source, length));
    Future<GatewayResponse> response = plugin.handle(exchange, Exchanges::ok);
    assertEquals(
        status,
        response.succeeded() ? response.result().status() : Exchanges.problem(response).status());
    assertEquals(0, source.demand());
  }

  @Test
  void judgesBytesThatAreAllThere() {
    RequestBody eleven = new RequestBody.Bytes(Buffer.buffer("01234567890"));
    assertEquals(
        "BODY_TOO_LARGE",
        Exchanges.problem(plugin.handle(Exchanges.post(eleven), Exchanges::ok)).code());
    assertTrue(plugin.handle(Exchanges.post(RequestBody.NONE), Exchanges::ok).succeeded());
  }

  @Test
  void passesAnUnannouncedBodyOfTheLimitsLength() {
    Future<GatewayResponse> response = upload();
    source.feed("01234");
    source.feed("56789");
    source.end();
    endpoint.complete(GatewayResponse.empty(201));
    assertEquals(201, response.result().status());
    assertEquals(List.of("01234", "56789", "end"), read);
  }

  @Test
  void rejectsAtTheFirstByteTooManyWithoutWaitingForTheEndpoint() {
    Future<GatewayResponse> response = upload();
    source.feed("0123456789");
    assertFalse(response.isComplete());
    source.feed("0");
    assertEquals(413, Exchanges.problem(response).status());
    assertEquals(List.of("0123456789", "BODY_TOO_LARGE: The body is longer than 10 bytes."), read);
    endpoint.complete(GatewayResponse.empty(502));
    assertEquals(413, Exchanges.problem(response).status());
  }

  @Test
  void abortsAResponseThatComesTooLate() {
    Future<GatewayResponse> response = upload();
    source.feed("01234567890");
    List<String> aborted = new ArrayList<>();
    endpoint.complete(
        new GatewayResponse(
            200,
            HttpHeaders.headers(),
            new Body.Streamed(new FakeStream(), null, () -> aborted.add("aborted"))));
    assertEquals(List.of("aborted"), aborted);
    assertEquals(413, Exchanges.problem(response).status());
  }

  @Test
  void leavesAResponseThatCameBeforeTheBodyWasTooLong() {
    Future<GatewayResponse> response = upload();
    endpoint.complete(GatewayResponse.empty(401));
    source.feed("01234567890");
    assertEquals(401, response.result().status());
  }

  @Test
  void passesFailuresFurtherInThrough() {
    Future<GatewayResponse> response = upload();
    ProblemException failure =
        new ProblemException(new BodyLimitPolicy(new BodyLimitConfig(null)).rejection());
    endpoint.fail(failure);
    assertSame(failure, response.cause());
  }
}
