// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream.http;

import static dev.facet.upstream.http.CallRunner.get;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.facet.upstream.FakeResponse;
import dev.facet.upstream.FakeUpstream;
import dev.facet.upstream.UpstreamFailure.Unreachable;
import dev.facet.upstream.config.UpstreamConfig;
import io.vertx.core.Vertx;
import io.vertx.core.net.PfxOptions;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class TlsTest {
  private static final String PASSWORD = "changeit";
  private static final Vertx VERTX = Vertx.vertx();

  @TempDir private static @Nullable Path folder;
  private static @Nullable FakeUpstream upstream;

  @BeforeAll
  static void makeCertificate() throws IOException, InterruptedException {
    Process keytool =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-alias",
                "users",
                "-keyalg",
                "EC",
                "-dname",
                "CN=localhost",
                "-ext",
                "SAN=dns:localhost",
                "-storetype",
                "PKCS12",
                "-storepass",
                PASSWORD,
                "-keystore",
                store())
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    assertTrue(keytool.waitFor(60, TimeUnit.SECONDS));
    upstream = FakeUpstream.startTls(VERTX, certificate());
    upstream.on("GET", "/", request -> FakeResponse.json(200, "{}"));
  }

  @AfterAll
  static void stop() {
    CallRunner.await(VERTX.close());
  }

  @Test
  void callsAServiceItTrusts() {
    UpstreamConfig patient =
        ConfigBuilder.at("https://localhost:" + port())
            .connectTimeout(Duration.ofSeconds(10))
            .build();
    try (CallRunner runner = new CallRunner(VERTX, patient, certificate())) {
      assertEquals(200, runner.call(get("/")).status());
      assertEquals(200, runner.call(get("/")).status());
    }
  }

  @Test
  void anUntrustedCertificateIsUnreachable() {
    try (CallRunner runner =
        new CallRunner(VERTX, ConfigBuilder.at("https://localhost:" + port()).build())) {
      assertInstanceOf(Unreachable.class, runner.failure(get("/")));
    }
  }

  @Test
  void aCertificateOfAnotherHostIsUnreachable() {
    try (CallRunner runner =
        new CallRunner(
            VERTX, ConfigBuilder.at("https://127.0.0.1:" + port()).build(), certificate())) {
      assertInstanceOf(Unreachable.class, runner.failure(get("/")));
    }
  }

  private static int port() {
    return upstream == null ? 0 : upstream.port();
  }

  private static PfxOptions certificate() {
    return new PfxOptions().setPath(store()).setPassword(PASSWORD);
  }

  private static String store() {
    return String.valueOf(folder == null ? "" : folder.resolve("users.p12"));
  }
}
