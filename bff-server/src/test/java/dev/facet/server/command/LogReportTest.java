// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.facet.server.GatewayFixture;
import dev.facet.server.RecordedLog;
import dev.facet.server.RecordedReloads;
import dev.facet.server.cli.output.LoggedFindings;
import dev.facet.server.snapshot.Mode;
import dev.facet.upstream.TestPem;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code facet start} logs of a reload, and of what it serves. */
class LogReportTest {
  private static final String GOOD =
      """
      version: 1
      services: { catalog: { endpoints: [{ url: "http://127.0.0.1:9" }] } }
      routes: [{ id: stock, match: { path: /stock/* }, auth: none, to: { catalog: 1 } }]
      """;

  @TempDir Path folder;

  /** Log systems search by members, one event for each finding. */
  @Test
  void isALineForEachFindingAndOneForTheWhole() throws Exception {
    try (GatewayFixture gateway = new GatewayFixture(folder);
        RecordedLog findings = new RecordedLog(LoggedFindings.class.getName());
        RecordedLog whole = new RecordedLog(LogReport.class.getName())) {
      gateway.file("facet.yaml", GOOD).start(Mode.START);
      gateway.file(
          "facet.yaml", GOOD.replace("auth: none, to: { catalog", "ath: none, to: { catlog"));
      RecordedReloads.Outcome rejected = gateway.reloads().next();

      new LogReport().rejected(rejected.findings());

      assertEquals(
          List.of("FACET-C020", "FACET-C030"),
          findings.members().stream().map(each -> each.get("code")).sorted().toList());
      for (Map<String, Object> each : findings.members()) {
        assertEquals(3, each.get("line"));
        assertEquals(folder.resolve("facet.yaml").toString(), each.get("file"));
      }
      assertEquals(List.of(Map.of("findings", 2)), whole.members());
    }
  }

  /** Who looks for why nothing is heard, or handshakes cost so much, finds it here. */
  @Test
  void saysOfEachListenerWhereAndWhatItSpeaks() throws Exception {
    TestPem.Signed shop = TestPem.authority(folder.resolve("made")).sign("shop", "shop.example");
    String listeners =
        """
        listeners:
          plain: { port: 0, address: 127.0.0.1 }
          secure:
            port: 0
            address: 127.0.0.1
            tls: { certificates: [{ cert: %s, key: %s }] }
          management: { port: 0 }
        """
            .formatted(shop.cert(), shop.key());
    try (GatewayFixture gateway = new GatewayFixture(folder);
        RecordedLog log = new RecordedLog(LogReport.class.getName())) {
      gateway.file("facet.yaml", GOOD + listeners).start(Mode.START);

      LogReport.serving(folder, gateway.gateway());

      List<String> lines = log.events().stream().map(event -> event.getFormattedMessage()).toList();
      String plain =
          "listener plain on port %d of 127.0.0.1: HTTP/1.1, in clear text, by "
              .formatted(gateway.gateway().port("plain"));
      assertTrue(lines.get(1).startsWith(plain), "" + lines);
      String secure =
          "listener secure on port %d of 127.0.0.1: HTTP/2 and HTTP/1.1, over TLS by "
              .formatted(gateway.gateway().port("secure"));
      assertTrue(lines.get(2).startsWith(secure), "" + lines);
      assertEquals("none", log.members().get(1).get("tls"));
    }
  }
}
