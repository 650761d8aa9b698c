// SPDX-License-Identifier: Apache-2.0
package dev.facet.server;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A gateway for each test, which writes its files and starts it. */
abstract class WithGateway {
  @TempDir Path folder;
  GatewayFixture gateway;

  @BeforeEach
  final void makeGateway() {
    gateway = new GatewayFixture(folder);
  }

  @AfterEach
  final void stopGateway() {
    gateway.close();
  }
}
