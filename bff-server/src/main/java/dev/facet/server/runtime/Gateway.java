// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.runtime;

import dev.facet.schema.diagnostic.Compilation;
import dev.facet.schema.diagnostic.Diagnostic;
import dev.facet.server.admin.Health;
import dev.facet.server.config.ConfigDocument;
import dev.facet.server.config.ListenersConfig;
import dev.facet.server.config.ShutdownConfig;
import dev.facet.server.config.Substitutions;
import dev.facet.server.count.GatewayCounts;
import dev.facet.server.count.GatewayCounts.RouteName;
import dev.facet.server.listener.Clocks;
import dev.facet.server.pipeline.PluginCatalogue;
import dev.facet.server.pipeline.PluginPool;
import dev.facet.server.snapshot.CurrentSnapshot;
import dev.facet.server.snapshot.FirstReading;
import dev.facet.server.snapshot.GatewayParts;
import dev.facet.server.snapshot.Mode;
import dev.facet.server.snapshot.ProjectFolder;
import dev.facet.server.snapshot.ProjectInputs;
import dev.facet.server.snapshot.Reloader;
import dev.facet.server.snapshot.Snapshot;
import dev.facet.server.snapshot.SnapshotCompiler;
import dev.facet.server.snapshot.SourceWatcher;
import dev.facet.upstream.UpstreamPool;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/** A running gateway: its listeners, what they serve, and the watch over its files. */
public final class Gateway {
  private static final String LOOPBACK = "127.0.0.1";
  private static final long LOOK_EVERY_MILLIS = 250;

  private final ListenersConfig inForce;
  private final CurrentSnapshot current;
  private final Health health = new Health();
  private final GatewayCounts counts;
  private final GatewayServer server;
  private final Reloader.Report report;
  private final Reloader reloader;
  private final ScheduledExecutorService watch =
      Executors.newSingleThreadScheduledExecutor(
          task -> Thread.ofPlatform().daemon().name("facet-watch").unstarted(task));

  private Gateway(
      GatewayParts parts,
      SnapshotCompiler compiler,
      Snapshot first,
      ListenersConfig listeners,
      Reloader.Report report) {
    this.inForce = listeners;
    this.current = new CurrentSnapshot(first);
    this.counts = parts.counts();
    this.server =
        new GatewayServer(
            parts.vertx(), current, health, counts, new Clocks(parts.clock(), parts.nanoTime()));
    this.report = new Noting(report);
    this.reloader = new Reloader(compiler, current, this.report);
  }

  /** Tells the health report what a reload came to, then the other listeners. */
  private final class Noting implements Reloader.Report {
    private final Reloader.Report next;

    Noting(Reloader.Report next) {
      this.next = next;
    }

    @Override
    public void reloaded(Snapshot snapshot, List<Diagnostic.Warning> warnings) {
      health.accepted(snapshot.version());
      counts.accepted(routes(snapshot), snapshot.engines().keySet());
      List<Diagnostic.Warning> all = new ArrayList<>(warnings);
      ConfigDocument document = snapshot.document();
      if (document != null) {
        all.addAll(ListenerChanges.since(inForce, document));
      }
      next.reloaded(snapshot, all);
    }

    @Override
    public void rejected(List<Diagnostic> findings) {
      counts.rejected();
      health.rejected(findings.size() + " findings, first: " + findings.getFirst().message());
      next.rejected(findings);
    }

    @Override
    public void failed(Throwable fault) {
      counts.failed();
      // The words of a fault may hold what stands in the files: they go to the log alone.
      String kind = fault.getClass().getSimpleName();
      health.failed("a fault in facet itself: " + kind + ", see the log");
      next.failed(fault);
    }
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
    SnapshotCompiler compiler = new SnapshotCompiler(parts);
    Compilation<Snapshot> compiled = compiler.compile(reading);
    if (compiled instanceof Compilation.Rejected<Snapshot> && !parts.mode().open()) {
      return Future.failedFuture(new ProjectRejectedException(compiled.diagnostics()));
    }
    Snapshot first = first(compiled);
    ListenersConfig listeners = listeners(first, compiler);
    Gateway gateway = new Gateway(parts, compiler, first, listeners, report);
    noteFirst(compiled, gateway.report);
    return gateway
        .server
        .start(listening.listeners(listeners), eventLoops(), listening.managementPorts(listeners))
        .map(_ -> {
          gateway.watch(parts.inputs().folder().folder());
          return gateway;
        })
        .onFailure(_ -> gateway.release());
  }

  private static Snapshot first(Compilation<Snapshot> compiled) {
    return switch (compiled) {
      case Compilation.Compiled<Snapshot>(var snapshot, _) -> snapshot;
      case Compilation.Rejected<Snapshot>(var errors, _) ->
          Snapshot.broken("The files have errors: " + errors.getFirst().message() + ".");
    };
  }

  private static void noteFirst(Compilation<Snapshot> compiled, Reloader.Report report) {
    switch (compiled) {
      case Compilation.Compiled<Snapshot>(var snapshot, var warnings) ->
          report.reloaded(snapshot, warnings);
      case Compilation.Rejected<Snapshot> rejected -> report.rejected(rejected.diagnostics());
    }
  }

  /** What a project is read with in this process: its variables, and all plugins there are. */
  public static ProjectInputs inputs(Path folder, Mode mode) {
    Substitutions substitutions = ProcessSubstitutions.of(folder);
    return new ProjectInputs(
        new ProjectFolder(folder),
        mode == Mode.CHECK ? substitutions.withStandIns() : substitutions,
        PluginCatalogue.load());
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

  private static Set<RouteName> routes(Snapshot snapshot) {
    return snapshot.all().stream()
        .map(route -> new RouteName(route.kind(), route.id()))
        .collect(Collectors.toSet());
  }

  private static int eventLoops() {
    return Runtime.getRuntime().availableProcessors();
  }

  /** As the file has them, also where nothing can be served because of a schema. */
  private static ListenersConfig listeners(Snapshot first, SnapshotCompiler compiler) {
    ConfigDocument served = first.document();
    ConfigDocument document = served == null ? compiler.config() : served;
    return document == null ? new ListenersConfig(null, null) : document.config().listeners();
  }

  private void watch(Path folder) {
    SourceWatcher watcher = new SourceWatcher(folder, reloader::reload);
    var _ =
        watch.scheduleWithFixedDelay(
            watcher::check, LOOK_EVERY_MILLIS, LOOK_EVERY_MILLIS, TimeUnit.MILLISECONDS);
  }

  /** What serves at this moment. */
  public Snapshot snapshot() {
    return current.look();
  }

  /** The public port. */
  public int port() {
    return server.port();
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
    return server.drain(inForce.open().shutdown().pause()).compose(_ -> close());
  }

  /** How long {@link #shutdown} takes at most. */
  public Duration shutdownTime() {
    ShutdownConfig config = inForce.open().shutdown();
    return config.pause().plus(config.grace()).plusSeconds(5);
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
