// SPDX-License-Identifier: Apache-2.0
package dev.facet.server;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.facet.server.cli.argument.CurlImportOptions;
import dev.facet.server.cli.argument.ImportTarget;
import dev.facet.server.cli.argument.SampleText;
import dev.facet.server.cli.result.ImportResult;
import dev.facet.server.importing.Imports;
import dev.facet.server.snapshot.Mode;
import dev.facet.upstream.FakeResponse;
import dev.facet.upstream.FakeUpstream;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A gateway that serves what was imported, in front of the service of the curl line. */
class ImportIT extends WithGateway {
  private static final String SAMPLE =
      """
      [{"id": 7, "first-name": "A", "at": "2026-01-31T10:15:30.000Z", "lines": [{"qty": 1}], "$ref": 1},
       {"id": 8, "first-name": "B", "at": "2026-01-31T10:15:30.000Z", "lines": [], "$ref": null}]
      """;
  private static final String CREATED = "{\"id\": 9, \"at\": \"2026-01-31T10:15:30.000Z\"}";

  @Test
  void aReadRespondsAsTheServiceDoes() throws Exception {
    FakeUpstream service = gateway.upstream("shop");
    service.on("GET", "/users/9/orders", _ -> FakeResponse.json(200, SAMPLE));
    serve(
        imported(
            "curl '" + service.url() + "/users/7/orders?limit=1&a-b=x' -H 'x-t: {1}'", SAMPLE));

    JsonObject response =
        gateway
            .client()
            .graphQl(
                "/graphql",
                "{ orders(id: 9, limit: 5, aB: \"y z\") { id firstName at lines { qty } ref } }");

    assertEquals(
        """
        {"data":{"orders":[\
        {"id":"7","firstName":"A","at":"2026-01-31T10:15:30.000Z","lines":[{"qty":1}],"ref":1},\
        {"id":"8","firstName":"B","at":"2026-01-31T10:15:30.000Z","lines":[],"ref":null}]}}\
        """,
        response.encode());
    assertEquals("/users/9/orders?limit=5&a-b=y%20z", service.requests().getFirst().target());
    assertEquals("{1}", service.requests().getFirst().header("x-t"));
  }

  @Test
  void aWriteSendsTheBodyOfItsInput() throws Exception {
    FakeUpstream service = gateway.upstream("shop");
    service.on("POST", "/orders", _ -> FakeResponse.json(201, CREATED));
    serve(
        imported(
            "curl "
                + service.url()
                + "/orders --json '{\"first-name\": \"A\", \"lines\": [{\"qty\": 1, \"$ref\": 2}]}'",
            CREATED));

    JsonObject response =
        gateway
            .client()
            .graphQl(
                "/graphql",
                "mutation { postOrders(input: {firstName: \"B\", lines: [{ref: 3}]}) { id at } }");

    assertEquals(
        "{\"data\":{\"postOrders\":{\"id\":\"9\",\"at\":\"2026-01-31T10:15:30.000Z\"}}}",
        response.encode());
    assertEquals(
        "{\"first-name\":\"B\",\"lines\":[{\"$ref\":3}]}",
        service.requests().getFirst().body().toString());
  }

  private static ImportResult imported(String line, String response) throws IOException {
    return Imports.curl(
        new CurlImportOptions(
            line,
            null,
            null,
            null,
            new SampleText("response.json", response),
            new ImportTarget(null, List.of())));
  }

  private void serve(ImportResult imported) {
    String query =
        imported.sdl().contains("type Query") ? "" : "type Query { a: Int @value(json: 1) }";
    gateway
        .file(
            "facet.yaml",
            "version: 1\n"
                + imported.configuration()
                + "frontends:\n  web: { path: /graphql, schema: [web.graphql], auth: none }\n")
        .file("web.graphql", imported.sdl() + query)
        .start(Mode.START);
  }
}
