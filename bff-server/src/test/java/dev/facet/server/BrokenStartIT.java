// SPDX-License-Identifier: Apache-2.0
package dev.facet.server;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.facet.server.runtime.Gateway;
import dev.facet.server.snapshot.Mode;
import dev.facet.upstream.FakeResponse;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A developer's gateway whose files have errors when it starts. */
class BrokenStartIT {
  private static final String GOOD =
      """
      version: 1
      listeners:
        public: { port: 0, address: 127.0.0.1 }
        management: { port: 0 }
      services: { s: { endpoints: [{ url: "http://s.upstream" }] } }
      routes: [{ id: r, match: { path: /r/* }, auth: none, to: { s: 1 } }]
      """;

  @TempDir Path folder;
  @TempDir Path secrets;
  private GatewayFixture gateway;

  @BeforeEach
  void writeProject() {
    gateway = new GatewayFixture(folder);
    gateway.upstream("s").on("GET", "/r/x", _ -> FakeResponse.json(200, "1"));
  }

  @AfterEach
  void closeGateway() {
    gateway.close();
  }

  private JsonObject readiness(int status) throws Exception {
    HttpResponse<String> response = gateway.management().get("/readyz");
    assertEquals(status, response.statusCode(), response.body());
    return new JsonObject(response.body());
  }

  /** What stands in place of the services, or behind the routes, is an error each. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "services: {}",
        "services: { s: { endpoints: [{ url: \"${file:secret}\" }] } }",
        "services: { s: { endpoints: [{ url: 7, pool: {} }] } }",
        "services: ["
      })
  void listensWhereTheFileSaysAndIsNotReadyUntilTheFileIsFixed(String services) throws Exception {
    gateway
        .file("facet.yaml", GOOD.replaceFirst("services: .*", services.replace("$", "\\$")))
        .start(Mode.DEV);

    assertNotEquals(8080, gateway.gateway().port());
    assertNotEquals(9090, gateway.gateway().managementPort());
    JsonObject broken = readiness(503);
    assertEquals("not ready", broken.getString("status"));
    assertEquals("none", broken.getString("configuration"));
    assertEquals("rejected", broken.getString("lastReload"));
    assertTrue(broken.getString("findings").contains("facet.yaml:"), broken.encode());
    HttpResponse<String> rejection = gateway.client().get("/r/x");
    assertEquals(503, rejection.statusCode());
    assertTrue(rejection.body().contains("CONFIGURATION_INVALID"), rejection.body());

    gateway.file("facet.yaml", GOOD);
    RecordedReloads.Outcome fixed = gateway.reloads().next();

    assertTrue(fixed.accepted());
    assertEquals(List.of(), fixed.findings(), "no listener changed");
    assertEquals("ready", readiness(200).getString("status"));
    assertEquals(200, gateway.client().get("/r/x").statusCode());
  }

  @Test
  void listensWhereAFileSaysThatIsNotUtf8() throws Exception {
    Files.write(folder.resolve("facet.yaml"), ("# caf\u00e9\n" + GOOD).getBytes(ISO_8859_1));
    gateway.start(Mode.DEV);

    assertEquals("FACET-C071", gateway.first().findings().getFirst().code().id());
    assertNotEquals(8080, gateway.gateway().port());
    assertNotEquals(9090, gateway.gateway().managementPort());
  }

  @Test
  void servesOnceAFileWithAValueIsThere() throws Exception {
    Path outside = secrets.resolve("token");
    gateway
        .file(
            "facet.yaml",
            GOOD.replace("upstream\" }]", "upstream\" }], headers: { x-key: \"${file:%s}\" }")
                .formatted(outside))
        .start(Mode.DEV);
    assertEquals("FACET-C011", gateway.first().findings().getFirst().code().id());

    Files.writeString(outside, "secret");

    assertTrue(gateway.reloads().next().accepted());
    assertEquals(200, gateway.client().get("/r/x").statusCode());
    assertEquals("secret", gateway.upstream("s").requests().getFirst().headers().get("x-key"));
  }

  @Test
  void hasTheDefaultsOfListenersThatAreThemselvesWrongAndSaysSo() throws Exception {
    try (RecordedLog log = new RecordedLog(Gateway.class.getName())) {
      gateway.file("facet.yaml", GOOD.replace("address: 127.0.0.1 }", "prot: 0 }")).start(Mode.DEV);

      assertTrue(
          log.events().stream()
              .anyMatch(event -> event.getFormattedMessage().startsWith("listeners: ")));
    }
    gateway.file("facet.yaml", GOOD);
    RecordedReloads.Outcome fixed = gateway.reloads().next();
    assertTrue(fixed.accepted());
    assertEquals(List.of(), fixed.findings(), "what is in force is what the file says now");
  }

  @Test
  void saysTheErrorOfTheMomentToEveryRequest() throws Exception {
    gateway.file("facet.yaml", GOOD.replace("path: /r/*", "path: r")).start(Mode.DEV);
    String first = gateway.client().get("/r/x").body();
    gateway.file("facet.yaml", GOOD.replace("path: /r/*", "pth: /r/*"));
    assertFalse(gateway.reloads().next().accepted());

    String second = gateway.client().get("/r/x").body();

    assertTrue(second.contains("pth") && !first.contains("pth"), first + second);
    assertTrue(readiness(503).getString("findings").contains("pth"));
  }
}
