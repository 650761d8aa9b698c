// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.demo;

import dev.facet.server.RecordedReloads;
import dev.facet.server.cli.argument.DemoOptions;
import dev.facet.server.runtime.Gateway;
import dev.facet.server.runtime.GatewayVertx;
import dev.facet.server.snapshot.Mode;
import dev.facet.upstream.http.VertxUpstreamPool;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** The demo with the gateway it shows, on free ports. */
final class RunningDemo implements AutoCloseable {
  private final Vertx vertx = GatewayVertx.create();
  private final Demo demo;

  /** Starts it; its project goes to a folder. */
  RunningDemo(Path folder) throws IOException {
    demo =
        Demo.start(
            new DemoOptions(folder, 0), vertx, this::launch, Jitter.none(), InstantSource.system());
  }

  Demo demo() {
    return demo;
  }

  Vertx vertx() {
    return vertx;
  }

  @Override
  public void close() throws TimeoutException {
    demo.stop();
    vertx.close().await(60, TimeUnit.SECONDS);
  }

  private Future<GatewayLauncher.RunningGateway> launch(Path project) {
    return Gateway.start(
            Gateway.parts(
                vertx, new VertxUpstreamPool(vertx), Gateway.inputs(project, Mode.DEV), Mode.DEV),
            new RecordedReloads())
        .map(Launched::new);
  }

  private record Launched(Gateway gateway) implements GatewayLauncher.RunningGateway {
    @Override
    public String url() {
      return "http://127.0.0.1:" + gateway.port();
    }

    @Override
    public List<String> network() {
      return List.of();
    }

    @Override
    public String management() {
      return "http://127.0.0.1:" + gateway.managementPort();
    }

    @Override
    public List<String> graphiQl() {
      return gateway.snapshot().graphiQl();
    }

    @Override
    public String secure() {
      return "https://localhost:" + gateway.port("secure");
    }

    @Override
    public GatewayLauncher.Quiet quiet() {
      return () -> {};
    }

    @Override
    public Future<Void> close() {
      return gateway.close();
    }
  }
}
