// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.demo;

import dev.facet.server.cli.argument.DemoOptions;
import dev.facet.server.cli.process.StopSignal;
import dev.facet.server.cli.process.Terminal;
import dev.facet.server.cli.result.Waiting;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A gateway in front of the five sample services, all in this process and on loopback. Everything
 * here blocks, so it belongs on the main thread.
 */
public final class Demo {
  private static final int USUAL_MANAGEMENT_PORT = 9090;
  private static final int USUAL_SECURE_PORT = 8443;
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final long SEED = 25;

  private final SampleServices services;
  private final DemoProject project;
  private final GatewayLauncher.RunningGateway gateway;
  private final DemoCredentials credentials;

  private Demo(
      SampleServices services,
      DemoProject project,
      GatewayLauncher.RunningGateway gateway,
      DemoCredentials credentials) {
    this.services = services;
    this.project = project;
    this.gateway = gateway;
    this.credentials = credentials;
  }

  /**
   * Shows the demo until the process is asked to stop.
   *
   * @param vertx runs services and gateway; closed by the caller
   * @throws dev.facet.server.cli.result.CommandFailure where something does not start or answer
   */
  public static void run(
      DemoOptions options, Terminal terminal, Vertx vertx, GatewayLauncher launcher)
      throws IOException, InterruptedException {
    Jitter jitter = Jitter.seeded(SEED, Duration.ofMillis(4), Duration.ofMillis(16));
    try (StopSignal signal = StopSignal.arm(PATIENCE)) {
      Demo demo = start(options, vertx, launcher, jitter, InstantSource.system());
      try {
        demo.screen(vertx).printTo(terminal);
        demo.warn(terminal);
        signal.await();
        terminal.note("stopping");
      } finally {
        demo.stop();
      }
    }
  }

  /**
   * Sends all that the demo shows, again and again, then stops.
   *
   * @param rounds how often each request is sent
   */
  public static void rehearse(int rounds, Vertx vertx, GatewayLauncher launcher)
      throws IOException {
    Path folder = Files.createTempDirectory("facet-train");
    try {
      // The demo keeps files that are there.
      Files.writeString(folder.resolve("facet.yaml"), rehearsed());
      Demo demo =
          start(new DemoOptions(folder, 0), vertx, launcher, Jitter.none(), InstantSource.system());
      try (GatewayLauncher.Quiet _ = demo.gateway.quiet()) {
        DemoScreen.rehearse(demo, vertx, rounds);
      } finally {
        demo.stop();
      }
    } finally {
      delete(folder);
    }
  }

  /** Without the demo's limit, which would end it, and with something to be warned of. */
  private static String rehearsed() throws IOException {
    return DemoProject.original("facet.yaml")
        .replace("50/1s, 1000/1m", "1000000/1s")
        .replaceAll("(?m)^  secure:.*\n(?:    .*\n)*", "") // those without TLS begin the faster
        .replace(
            "policies:\n",
            "  spare: { endpoints: [{ url: \"http://127.0.0.1:1\" }] }\n\npolicies:\n");
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }

  /**
   * Starts services and gateway and writes the project between.
   *
   * @param jitter how long the services think
   * @param clock dates the token and new orders
   */
  public static Demo start(
      DemoOptions options,
      Vertx vertx,
      GatewayLauncher launcher,
      Jitter jitter,
      InstantSource clock)
      throws IOException {
    SampleServices services =
        Waiting.on(SampleServices.start(vertx, jitter, clock), "sample services");
    boolean complete = false;
    try {
      DemoCredentials credentials = DemoCredentials.create(clock);
      DemoProject project =
          DemoProject.write(options.folder(), ports(options.port(), services), credentials);
      var gateway =
          Waiting.on(
              launcher.launch(options.folder()),
              "port " + options.port(),
              "any free port: facet demo --port 0");
      complete = true;
      return new Demo(services, project, gateway, credentials);
    } finally {
      if (!complete) {
        services.close();
      }
    }
  }

  /** The services, which count their calls. */
  public SampleServices services() {
    return services;
  }

  /** Where the gateway listens. */
  public String url() {
    return gateway.url();
  }

  /** Stops the gateway, then the services. */
  public void stop() {
    Waiting.on(gateway.close(), "closing the gateway");
    Waiting.on(services.close(), "closing the sample services");
  }

  /** The screen alone, without a line for each request that was sent to fill it. */
  private DemoScreen screen(Vertx vertx) throws IOException {
    try (GatewayLauncher.Quiet _ = gateway.quiet()) {
      return DemoScreen.of(this, vertx, System::nanoTime);
    }
  }

  private void warn(Terminal terminal) {
    if (!gateway.network().isEmpty()) {
      terminal.note("  Warning: every device in the network reaches this demo.");
    }
  }

  DemoProject project() {
    return project;
  }

  DemoCredentials credentials() {
    return credentials;
  }

  GatewayLauncher.RunningGateway gateway() {
    return gateway;
  }

  private static boolean isFree(int port) {
    try (ServerSocket probe = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
      return probe.isBound();
    } catch (IOException taken) {
      return false;
    }
  }

  private static Map<String, Integer> ports(int port, SampleServices services) {
    Map<String, Integer> ports = new HashMap<>();
    ports.put("gateway", port);
    // Beside a second demo, which has another port, the port of management gives way by itself.
    boolean usual = port != 0;
    ports.put("management", usual && port != USUAL_MANAGEMENT_PORT ? USUAL_MANAGEMENT_PORT : 0);
    ports.put(
        "secure",
        usual && port != USUAL_SECURE_PORT && isFree(USUAL_SECURE_PORT) ? USUAL_SECURE_PORT : 0);
    services.urls().forEach((name, url) -> ports.put(name, URI.create(url).getPort()));
    return ports;
  }
}
