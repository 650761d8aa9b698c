// SPDX-License-Identifier: Apache-2.0
package dev.facet.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.facet.server.snapshot.Mode;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Which policy rejected a request is counted, and stands in the access log. */
class PolicyRejectionsIT extends WithGateway {
  private static final String FILE =
      """
      version: 1
      policies:
        once: { rateLimit: { limits: [LIMIT/1h] } }
        near: { ip: { deny: [127.0.0.0/8] } }
        few: { concurrency: { max: 5 } }
        log: { accessLog: {} }
      routes:
        - { id: a, match: { path: /a }, auth: none, use: [log, few, once], respond: { status: 204 } }
        - { id: b, match: { path: /b }, auth: none, use: [log, near], respond: { status: 204 } }
      """;

  @BeforeEach
  void startGateway() {
    gateway.file("facet.yaml", FILE.replace("LIMIT", "1"));
    gateway.start(Mode.START);
  }

  private String metrics() throws Exception {
    return gateway.management().get("/metrics").body();
  }

  private void assertCounted(String policy, int times) throws Exception {
    String sample = "facet_policy_rejections_total{policy=\"" + policy + "\"} " + times + ".0";
    assertTrue(metrics().contains(sample + "\n"), sample);
  }

  @Test
  void areCountedByPolicyOverReloads() throws Exception {
    for (int status : List.of(204, 429, 429)) {
      assertEquals(status, gateway.client().get("/a").statusCode());
    }
    assertEquals(403, gateway.client().get("/b").statusCode());

    assertCounted("once", 2);
    assertCounted("near", 1);
    assertCounted("few", 0);
    assertFalse(metrics().contains("policy=\"log\""), "it rejects nothing");

    gateway.file("facet.yaml", FILE.replace("LIMIT", "2"));
    assertTrue(gateway.reloads().next().accepted());
    assertCounted("once", 2);
  }

  @Test
  void nameThePolicyInTheAccessLog() throws Exception {
    try (RecordedLog access = new RecordedLog("access")) {
      gateway.client().get("/a");
      gateway.client().get("/a");
      gateway.client().get("/b");

      List<Map<String, Object>> lines = access.members();
      assertNull(lines.get(0).get("rejectedBy"));
      assertEquals("once", lines.get(1).get("rejectedBy"));
      assertEquals("near", lines.get(2).get("rejectedBy"));
      assertTrue(access.events().get(2).getFormattedMessage().endsWith(" rejectedBy:near"));
    }
  }
}
