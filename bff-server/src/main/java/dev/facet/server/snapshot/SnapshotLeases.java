// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.snapshot;

import dev.facet.server.pipeline.PluginPool;
import dev.facet.server.pipeline.Step;
import dev.facet.upstream.UpstreamClient;
import dev.facet.upstream.UpstreamPool;
import dev.facet.upstream.UpstreamState;
import io.vertx.core.WorkerExecutor;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What one snapshot has taken from the pools that outlive it, given back together: when the
 * snapshot is retired and unused, or when it could not be put together. Filled by one thread.
 */
final class SnapshotLeases {
  private static final Logger LOG = LoggerFactory.getLogger(SnapshotLeases.class);

  private final Map<String, PluginPool.Lease> policies = new LinkedHashMap<>();
  private final Map<String, UpstreamPool.Lease> services = new LinkedHashMap<>();
  private final List<WorkerExecutor> workers = new ArrayList<>();

  void policy(String name, PluginPool.Lease lease) {
    policies.put(name, lease);
  }

  void service(String name, UpstreamPool.Lease lease) {
    services.put(name, lease);
  }

  void workers(WorkerExecutor threads) {
    workers.add(threads);
  }

  /** Whether a policy was made. */
  boolean hasPolicy(String name) {
    return policies.containsKey(name);
  }

  /** The step of a policy that was made. */
  Step step(String policy) {
    return Objects.requireNonNull(policies.get(policy)).step();
  }

  /** The steps of all policies, in the order of the file. */
  List<Step> steps() {
    return policies.values().stream().map(PluginPool.Lease::step).toList();
  }

  /** The client of a service of the file. */
  UpstreamClient client(String service) {
    return Objects.requireNonNull(services.get(service)).client();
  }

  /** The clients of all services. */
  Map<String, UpstreamClient> clients() {
    Map<String, UpstreamClient> clients = new LinkedHashMap<>();
    services.forEach((name, lease) -> clients.put(name, lease.client()));
    return clients;
  }

  /** How the services do, as in the file. */
  List<UpstreamState> states() {
    return services.values().stream().map(UpstreamPool.Lease::state).toList();
  }

  /** Gives everything back; harmless when called again. What cannot be closed is logged. */
  void close() {
    services.forEach((name, lease) -> close("service", name, lease::close));
    policies.forEach((name, lease) -> close("policy", name, lease::close));
    workers.forEach(threads -> close("workers", "files", threads::close));
    workers.clear();
  }

  private static void close(String kind, String name, Runnable lease) {
    try {
      lease.run();
    } catch (RuntimeException | Error fault) { // an edge: plugins are anyone's, the others go on
      LOG.atError().setCause(fault).addKeyValue(kind, name).log("it could not be closed");
    }
  }
}
