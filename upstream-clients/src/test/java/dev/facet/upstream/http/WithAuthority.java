// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream.http;

import static dev.facet.upstream.http.CallRunner.await;

import dev.facet.upstream.TestPem;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/** A certificate authority for a class of tests, and the certificate of a service at localhost. */
abstract class WithAuthority {
  static Vertx vertx = Vertx.vertx();

  private static @Nullable TestPem authority;
  private static TestPem.@Nullable Signed server;

  @BeforeAll
  static void makeCertificates(@TempDir Path folder) throws IOException, InterruptedException {
    vertx = Vertx.vertx();
    authority = TestPem.authority(folder);
    server = authority.sign("server", "localhost");
  }

  @AfterAll
  static void stopVertx() {
    await(vertx.close());
  }

  static TestPem authority() {
    return Objects.requireNonNull(authority);
  }

  static TestPem.Signed server() {
    return Objects.requireNonNull(server);
  }
}
