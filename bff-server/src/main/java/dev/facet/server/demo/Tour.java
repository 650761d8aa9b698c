// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.demo;

import dev.facet.server.cli.result.CommandFailure;
import dev.facet.server.cli.result.Waiting;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import io.vertx.core.net.PemTrustOptions;
import io.vertx.ext.web.client.HttpRequest;
import io.vertx.ext.web.client.HttpResponse;
import io.vertx.ext.web.client.WebClient;
import io.vertx.ext.web.client.WebClientOptions;
import java.nio.file.Path;

/** Sends the requests the demo shows, so that nothing is printed that does not work. */
final class Tour implements AutoCloseable {
  private final WebClient client;

  /**
   * A tour.
   *
   * @param certificate that https is trusted by; read only where it is needed
   */
  Tour(Vertx vertx, Path certificate) {
    this.client =
        WebClient.create(
            vertx,
            new WebClientOptions()
                .setTrustOptions(new PemTrustOptions().addCertPath(certificate.toString())));
  }

  /**
   * The JSON of the response; an empty object for a page.
   *
   * @throws CommandFailure where the response is not 200, or a GraphQL response holds errors
   */
  JsonObject visit(TourStop stop) {
    HttpResponse<Buffer> response = Waiting.on(request(stop), stop.title());
    if (response.statusCode() != 200) {
      throw broken(stop, "answered " + response.statusCode());
    }
    String type = String.valueOf(response.getHeader("content-type"));
    JsonObject json = type.contains("json") ? json(stop, response) : new JsonObject();
    if (json.containsKey("errors")) {
      throw broken(stop, "answered with errors: " + json.getValue("errors"));
    }
    return json;
  }

  @Override
  public void close() {
    client.close();
  }

  private Future<HttpResponse<Buffer>> request(TourStop stop) {
    HttpRequest<Buffer> request =
        stop.operation().isEmpty() ? client.getAbs(stop.url()) : client.postAbs(stop.url());
    request.putHeader("accept", "application/json").followRedirects(false);
    int colon = stop.header().indexOf(':');
    if (colon > 0) {
      request.putHeader(
          stop.header().substring(0, colon), stop.header().substring(colon + 1).strip());
    }
    return stop.operation().isEmpty() ? request.send() : request.sendJsonObject(stop.body());
  }

  private static JsonObject json(TourStop stop, HttpResponse<Buffer> response) {
    try {
      return response.bodyAsJsonObject();
    } catch (DecodeException e) {
      throw broken(stop, "answered with something that is no JSON object");
    }
  }

  private static CommandFailure broken(TourStop stop, String why) {
    return CommandFailure.unable("the demo does not work here: " + stop.title() + " " + why)
        .hinted("an edited project? facet demo --dir another writes a fresh one");
  }
}
