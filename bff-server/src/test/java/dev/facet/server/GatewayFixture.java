// SPDX-License-Identifier: Apache-2.0
package dev.facet.server;

import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;

import dev.facet.server.project.ProjectInputs;
import dev.facet.server.runtime.Gateway;
import dev.facet.server.runtime.GatewayVertx;
import dev.facet.server.snapshot.GatewayParts;
import dev.facet.server.snapshot.Mode;
import dev.facet.upstream.FakeUpstream;
import dev.facet.upstream.UpstreamPool;
import dev.facet.upstream.discovery.EndpointSources;
import dev.facet.upstream.http.VertxUpstreamPool;
import dev.facet.upstream.store.SharedStores;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A real gateway on a free port of the loopback interface, made of files that a test writes, in
 * front of {@link FakeUpstream}s. In YAML files, {@code http://catalog.upstream} stands for the
 * address of the fake named catalog, and listeners are added to {@code facet.yaml} where it names
 * none.
 */
public final class GatewayFixture implements AutoCloseable {
  private static final long PATIENCE_SECONDS = 60;
  private static final Pattern UPSTREAM = Pattern.compile("http://([a-z0-9-]+)\\.upstream");
  private static final String LISTENERS =
      """

      listeners:
        public: { port: 0, address: 127.0.0.1 }
        management: { port: 0 }
      """;

  private final Path folder;
  private final Vertx vertx;
  private final Map<String, FakeUpstream> upstreams = new LinkedHashMap<>();
  private final RecordedReloads reloads = new RecordedReloads();
  private final HeldClock clock = new HeldClock();
  private volatile Duration later = Duration.ZERO;
  private @Nullable EndpointSources sources;
  private @Nullable Gateway gateway;
  private RecordedReloads.@Nullable Outcome first;

  /** A gateway that does not run yet; its files go to a folder. */
  public GatewayFixture(Path folder) {
    this(folder, GatewayVertx.create());
  }

  private GatewayFixture(Path folder, Vertx vertx) {
    this.folder = folder;
    this.vertx = vertx;
  }

  /** The same with one event loop for everything, so that requests are taken in their order. */
  public static GatewayFixture onOneLoop(Path folder) {
    return new GatewayFixture(folder, Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1)));
  }

  /** Writes a file of the project, also while the gateway runs, which never reads a part of it. */
  public GatewayFixture file(String name, String text) {
    try {
      Path target = folder.resolve(name);
      Files.createDirectories(Objects.requireNonNull(target.getParent()));
      Path whole = Files.createTempFile("project", ".part");
      Files.writeString(whole, name.endsWith(".yaml") ? addressed(text) : text);
      Files.move(whole, Files.exists(target) ? target.toRealPath() : target, ATOMIC_MOVE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return this;
  }

  private String addressed(String text) {
    String yaml = UPSTREAM.matcher(text).replaceAll(match -> upstream(match.group(1)).url());
    return !yaml.startsWith("version:") || yaml.contains("\nlisteners:") ? yaml : yaml + LISTENERS;
  }

  /** The fake service of a name; it is started when it is first asked for. */
  public FakeUpstream upstream(String name) {
    return upstreams.computeIfAbsent(name, _ -> FakeUpstream.start(vertx));
  }

  /** All fake services by name. */
  public Map<String, FakeUpstream> upstreams() {
    return upstreams;
  }

  /** Has endpoints found as a test says, in place of what this machine is set up with. */
  public GatewayFixture discovering(Function<Vertx, EndpointSources> found) {
    sources = found.apply(vertx);
    return this;
  }

  /** Starts the gateway; returns when it answers. */
  public GatewayFixture start(Mode mode) {
    ProjectInputs inputs = Gateway.inputs(folder, mode);
    UpstreamPool pool =
        sources == null
            ? Gateway.pool(vertx, inputs)
            : new VertxUpstreamPool(vertx, sources, SharedStores.NONE);
    GatewayParts parts = Gateway.parts(vertx, pool, inputs, mode);
    gateway = within(Gateway.start(timed(parts), reloads));
    try {
      first = reloads.next();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
    return this;
  }

  private GatewayParts timed(GatewayParts parts) {
    return new GatewayParts(
        parts.vertx(),
        parts.pool(),
        parts.inputs(),
        parts.policies(),
        parts.counts(),
        parts.mode(),
        parts.name(),
        () -> parts.clock().instant().plus(later),
        clock);
  }

  /** Its time of day goes on by so much. */
  void later(Duration time) {
    later = time;
  }

  /** What its clients are waited for by. */
  public HeldClock clock() {
    return clock;
  }

  /** What the first reading of the files came to. */
  public RecordedReloads.Outcome first() {
    return Objects.requireNonNull(first);
  }

  /** The running gateway. */
  public Gateway gateway() {
    return Objects.requireNonNull(gateway);
  }

  /** What the reloads after the first reading came to. */
  public RecordedReloads reloads() {
    return reloads;
  }

  /** A client of the gateway. */
  public TestClient client() {
    return new TestClient(gateway().port());
  }

  /** A client of its management listener. */
  public TestClient management() {
    return new TestClient(gateway().managementPort());
  }

  /** A connection to the gateway on which every byte is the test's own. */
  public RawConnection connect() throws IOException {
    return new RawConnection(gateway().port());
  }

  /** Closes gateway, services and Vert.x. */
  @Override
  public void close() {
    try {
      if (gateway != null) {
        within(gateway.close());
      }
      upstreams.values().forEach(FakeUpstream::close);
    } finally {
      within(vertx.close());
    }
  }

  private static <T> T within(Future<T> future) {
    try {
      return future.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (TimeoutException e) {
      throw new AssertionError(e);
    }
  }
}
