// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.runtime;

import dev.facet.schema.diagnostic.Compilation;
import dev.facet.server.admin.Health;
import dev.facet.server.config.compile.EndpointList;
import dev.facet.server.config.compile.WellFormedListeners;
import dev.facet.server.config.listener.ListenersConfig;
import dev.facet.server.config.yaml.Substitutions;
import dev.facet.server.count.GatewayCounts;
import dev.facet.server.listener.Clocks;
import dev.facet.server.listener.HttpListener;
import dev.facet.server.pipeline.PluginCatalogue;
import dev.facet.server.pipeline.PluginPool;
import dev.facet.server.project.FirstReading;
import dev.facet.server.project.ProjectFolder;
import dev.facet.server.project.ProjectInputs;
import dev.facet.server.project.ProjectSources;
import dev.facet.server.project.SourceWatcher;
import dev.facet.server.snapshot.BrokenSnapshot;
import dev.facet.server.snapshot.CurrentSnapshot;
import dev.facet.server.snapshot.GatewayParts;
import dev.facet.server.snapshot.Mode;
import dev.facet.server.snapshot.Reloader;
import dev.facet.server.snapshot.ServingSnapshot;
import dev.facet.server.snapshot.Snapshot;
import dev.facet.server.snapshot.SnapshotCompiler;
import dev.facet.upstream.UpstreamPool;
import dev.facet.upstream.discovery.SystemSources;
import dev.facet.upstream.http.VertxUpstreamPool;
import dev.facet.upstream.redis.RedisStores;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HexFormat;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A running gateway: its listeners, what they serve, and the watch over its files. */
public final class Gateway {
  private static final Logger LOG = LoggerFactory.getLogger(Gateway.class);
  private static final String LOOPBACK = "127.0.0.1";
  private static final long LOOK_EVERY_MILLIS = 250;

  private final WellFormedListeners listeners;
  private final ProjectFolder folder;
  private final CurrentSnapshot current;
  private final Health health = new Health();
  private final GatewayServer server;
  private final Reloader.Report report;
  private final Reloader reloader;
  private final CertificateReminder reminder;
  private final ScheduledExecutorService watch =
      Executors.newSingleThreadScheduledExecutor(
          task -> Thread.ofPlatform().daemon().name("facet-watch").unstarted(task));

  private Gateway(
      GatewayParts parts,
      Snapshot first,
      ProjectSources sources,
      Listening listening,
      Reloader.Report report) {
    this.listeners = sources.configuration().listeners();
    this.folder = parts.inputs().folder();
    this.current = new CurrentSnapshot(first);
    this.server =
        new GatewayServer(
            parts.vertx(),
            new HttpListener.Parts(
                current, parts.counts(), new Clocks(parts.clock(), parts.nanoTime())),
            health,
            eventLoops());
    this.reminder = new CertificateReminder(server::inForce, parts.clock());
    this.report = new NotedReloads(health, parts.counts(), report);
    this.reloader =
        new Reloader(
            parts,
            current,
            sources.mark(),
            new ReloadedListeners(server, listening, ReloadedListeners.PATIENCE),
            this.report);
  }

  /**
   * Compiles a project and serves it: as its file says, or in a developer's mode on loopback.
   * Blocks while it reads files.
   *
   * @param parts what snapshots are made with, and of which project
   * @param report told of every reload, and of the findings of the first reading
   * @return fails where a port is taken, and in {@link Mode#START} with {@link
   *     ProjectRejectedException} where the files hold errors
   */
  public static Future<Gateway> start(GatewayParts parts, Reloader.Report report) {
    return start(
        parts,
        parts.mode().open() ? new Listening.AtDesk(LOOPBACK, null) : new Listening.AsConfigured(),
        report);
  }

  /**
   * The same with listeners that are not as the file says.
   *
   * @param listening what becomes of what the file says of listeners
   */
  public static Future<Gateway> start(
      GatewayParts parts, Listening listening, Reloader.Report report) {
    return start(parts, FirstReading.begin(parts.inputs()), listening, report);
  }

  /**
   * The same for a project that is being read.
   *
   * @param reading begun with the inputs of the parts
   */
  public static Future<Gateway> start(
      GatewayParts parts, FirstReading reading, Listening listening, Reloader.Report report) {
    FirstReading.Checked files = reading.await();
    Compilation<ServingSnapshot> compiled = new SnapshotCompiler(parts).compile(files.project());
    if (compiled instanceof Compilation.Rejected<ServingSnapshot> && !parts.mode().open()) {
      return Future.failedFuture(new ProjectRejectedException(compiled.diagnostics()));
    }
    Gateway gateway =
        new Gateway(parts, first(compiled, parts.name()), files.sources(), listening, report);
    ListenersConfig file = gateway.listeners.listeners();
    return gateway
        .server
        .start(listening.listeners(file), listening.managementPorts(file))
        .onFailure(_ -> gateway.release())
        .recover(failure -> Future.failedFuture(placed(failure, compiled)))
        .map(_ -> gateway.begin(compiled));
  }

  /** Of a gateway at a desk whose file cannot be read the listeners have no place. */
  private static Throwable placed(Throwable failure, Compilation<ServingSnapshot> compiled) {
    return switch (compiled) {
      case Compilation.Compiled<ServingSnapshot>(var snapshot, _) ->
          BindFailure.at(failure, snapshot.document().spans()::nearest);
      case Compilation.Rejected<ServingSnapshot> _ -> failure;
    };
  }

  private static Snapshot first(Compilation<ServingSnapshot> compiled, String name) {
    return switch (compiled) {
      case Compilation.Compiled<ServingSnapshot>(var snapshot, _) -> snapshot;
      case Compilation.Rejected<ServingSnapshot>(var errors, _) ->
          BrokenSnapshot.because(errors, name);
    };
  }

  /** Tells what is served, now that it is, and begins to look for changes. */
  private Gateway begin(Compilation<ServingSnapshot> first) {
    switch (first) {
      case Compilation.Compiled<ServingSnapshot>(var snapshot, var warnings) ->
          report.reloaded(snapshot, warnings);
      case Compilation.Rejected<ServingSnapshot> rejected -> {
        report.rejected(rejected.diagnostics());
        if (!listeners.whole()) {
          LOG.warn(
              "listeners: a part of them in facet.yaml cannot be read; its default is in force until"
                  + " the file is fixed");
        }
      }
    }
    SourceWatcher watcher = new SourceWatcher(folder, reloader::last, reloader::reload);
    var _ =
        watch.scheduleWithFixedDelay(
            watcher::check, LOOK_EVERY_MILLIS, LOOK_EVERY_MILLIS, TimeUnit.MILLISECONDS);
    var _ = watch.scheduleAtFixedRate(reminder::remind, 1, 1, TimeUnit.DAYS);
    return this;
  }

  /** What a project is read with in this process: its variables, and all plugins there are. */
  public static ProjectInputs inputs(Path folder, Mode mode) {
    return inputs(new ProjectFolder(folder), mode);
  }

  /** The same for a folder whose files have other names. */
  public static ProjectInputs inputs(ProjectFolder project, Mode mode) {
    Substitutions substitutions = ProcessSubstitutions.of(project);
    return new ProjectInputs(
        project,
        mode == Mode.CHECK ? substitutions.withStandIns() : substitutions,
        PluginCatalogue.load());
  }

  /**
   * Reads the files now, on a thread of the gateway, and serves what has changed in them: what it
   * does of its own accord half a second after a change. Where it stops it does nothing.
   */
  public void readAgain() {
    try {
      watch.execute(reloader::reload);
    } catch (RejectedExecutionException stopping) {
      LOG.debug("the files are not read again, since the gateway stops", stopping);
    }
  }

  /** Clients of services, which find endpoints where the project says. */
  public static UpstreamPool pool(Vertx vertx, ProjectInputs inputs) {
    return new VertxUpstreamPool(
        vertx,
        SystemSources.of(vertx, inputs.folder().folder(), EndpointList::read),
        new RedisStores(vertx));
  }

  /** Everything that snapshots need, with the clocks of this machine. */
  public static GatewayParts parts(
      Vertx vertx, UpstreamPool pool, ProjectInputs inputs, Mode mode) {
    return new GatewayParts(
        vertx,
        pool,
        inputs,
        new PluginPool(),
        new GatewayCounts(),
        mode,
        "facet-" + HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextInt()),
        java.time.InstantSource.system(),
        System::nanoTime);
  }

  private static int eventLoops() {
    return Runtime.getRuntime().availableProcessors();
  }

  /** What serves at this moment. */
  public Snapshot snapshot() {
    return current.look();
  }

  /** The listeners as they are by now. */
  public ListenersConfig listeners() {
    return server.inForce();
  }

  /** The port of the main listener for clients: {@code public}, or the first of the file. */
  public int port() {
    return server.port();
  }

  /**
   * The port of a listener for clients; 0 where there is none of that name.
   *
   * @param listener its name in the file
   */
  public int port(String listener) {
    return server.port(listener);
  }

  /** The management port. */
  public int managementPort() {
    return server.managementPort();
  }

  /**
   * Stops as balancers need it: {@code /readyz} is 503 at once, requests are served on for the
   * pause of the file, then {@link #close}.
   */
  public Future<Void> shutdown() {
    health.stopping();
    return server.drain().compose(_ -> close());
  }

  /** How long {@link #shutdown} takes at most. */
  public Duration shutdownTime() {
    ListenersConfig listeners = server.inForce();
    return listeners.pause().plus(listeners.grace()).plusSeconds(5);
  }

  /** Takes no new requests and gives everything back. The Vert.x instance stays open. */
  public Future<Void> close() {
    health.stopping();
    return server.close().onComplete(_ -> release());
  }

  private void release() {
    watch.shutdown();
    current.close();
  }
}
