// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.snapshot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.facet.schema.diagnostic.Diagnostic;
import dev.facet.server.config.ConfigDocument;
import dev.facet.server.runtime.AcceptedConfig;
import dev.facet.server.runtime.Gateway;
import dev.facet.upstream.http.VertxUpstreamPool;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A policy is left out of a check that does not know its secret, and of nothing else. */
class PolicyStepsTest {
  @TempDir private Path folder;
  private final Vertx vertx = Vertx.vertx();
  private final List<Diagnostic.Error> errors = new ArrayList<>();
  private final SnapshotLeases leases = new SnapshotLeases();

  @AfterEach
  void closeVertx() {
    vertx.close().await();
  }

  private PolicySteps steps(String values, boolean decoded) throws IOException {
    ConfigDocument document =
        AcceptedConfig.read(
            folder,
            """
            version: 1
            services: { catalog: { endpoints: [{ url: "http://127.0.0.1:9" }] } }
            frontends: { web: { path: /graphql, schema: ["*.graphql"], use: [office, partner] } }
            policies:
              office: { ip: { allow: [127.0.0.1/32] } }
              partner: { apiKey: { keys: %s } }
            """
                .formatted(values));
    GatewayParts parts =
        Gateway.parts(
            vertx, new VertxUpstreamPool(vertx), Gateway.inputs(folder, Mode.CHECK), Mode.CHECK);
    return new PolicySteps(
        decoded ? document : new ConfigDocument(document.config(), Map.of(), document.spans()),
        parts,
        folder);
  }

  @Test
  void leavesOutAPolicyWhoseSecretIsNotKnown() throws IOException {
    steps("\"${env.FACET_TEST_UNSET}\"", true).make(leases, errors);

    assertTrue(leases.hasPolicy("office"));
    assertFalse(leases.hasPolicy("partner"));
    assertEquals(List.of(), errors);
  }

  @Test
  void neverLeavesOutAPolicyWhoseSettingsAreMissingOtherwise() throws IOException {
    PolicySteps steps = steps("acme:x", false);

    var failure = assertThrows(IllegalStateException.class, () -> steps.make(leases, errors));
    assertTrue(String.valueOf(failure.getMessage()).startsWith("policies.office"));
    assertThrows(IllegalStateException.class, steps::identityHeaders);
  }
}
