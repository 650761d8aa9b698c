// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream.discovery;

import static dev.facet.upstream.config.UpstreamConfig.MAX_ENDPOINTS;

import dev.facet.upstream.LineBudget;
import dev.facet.upstream.endpoint.FoundEndpoint;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;
import org.slf4j.spi.LoggingEventBuilder;

/**
 * Keeps the endpoints of one service as its source finds them. Nothing found, or a source that
 * fails, changes nothing: what was found before is used on. The log has one line for each change of
 * the endpoints, one where they cannot be told for each cause, and one when that is over; and where
 * a source comes and goes no more lines than {@link LineBudget} has.
 */
public final class ServiceDiscovery implements EndpointSource.Listener {
  private static final Logger LOG = LoggerFactory.getLogger(ServiceDiscovery.class);
  private static final String NOTHING = "it has no endpoint";

  /** As many of them stand in a line of the log. */
  private static final int MAX_LOGGED = 100;

  /** As many causes of one outage are told of. */
  private static final int MAX_CAUSES = 8;

  private final String service;
  private final EndpointSource source;
  private final Consumer<List<FoundEndpoint>> endpoints;
  private final Promise<Void> first = Promise.promise();
  private TreeSet<String> known = new TreeSet<>();
  private volatile String fault = "";
  private final LineBudget budget;

  /** What was told of since the source last found something. */
  private final Set<String> told = new HashSet<>();

  /**
   * A discovery that has not begun.
   *
   * @param source looks for this service alone
   * @param endpoints takes what is found, 1 or more
   * @param nanoTime a steady clock
   */
  public ServiceDiscovery(
      String service,
      EndpointSource source,
      Consumer<List<FoundEndpoint>> endpoints,
      LongSupplier nanoTime) {
    this.service = service;
    this.source = source;
    this.endpoints = endpoints;
    this.budget = new LineBudget(LineBudget.CHANGES, nanoTime);
  }

  /** Begins to look. */
  public void start() {
    source.start(this);
  }

  /** Looks no more. */
  public void close() {
    source.close();
  }

  /** Completes when it is known for the first time what there is, or that it is not known. */
  public Future<Void> first() {
    return first.future();
  }

  /** Where it looks; {@code listed} where there is nothing to look for. */
  public String place() {
    return source.place();
  }

  /** Why it is not known what there is now; empty where it is known. */
  public String fault() {
    return fault;
  }

  @Override
  public synchronized void found(List<FoundEndpoint> found) {
    if (found.isEmpty()) {
      failed(NOTHING);
      return;
    }
    int more = Math.max(0, found.size() - MAX_ENDPOINTS);
    List<FoundEndpoint> used = found.subList(0, found.size() - more);
    endpoints.accept(used);
    TreeSet<String> now = new TreeSet<>(used.stream().map(FoundEndpoint::id).toList());
    boolean recovered = !fault.isEmpty();
    fault = "";
    told.clear();
    if (recovered || !now.equals(known)) {
      String unused =
          "there are " + found.size() + " endpoints (expected: " + MAX_ENDPOINTS + " at most)";
      log(
          more == 0 ? Level.INFO : Level.WARN,
          more == 0 ? "endpoints found" : "endpoints found; the first are used",
          more == 0 ? "" : unused,
          now);
    }
    known = now;
    first.tryComplete();
  }

  @Override
  public synchronized void failed(String cause) {
    fault = cause;
    if (told.size() < MAX_CAUSES && told.add(cause)) {
      log(
          Level.WARN,
          known.isEmpty() ? "no endpoint found yet" : "endpoints not found; the last are kept",
          cause,
          known);
    }
    first.tryComplete();
  }

  private void log(Level level, String what, String cause, Set<String> endpoints) {
    long omitted = budget.take();
    if (omitted == LineBudget.SUPPRESSED) {
      return;
    }
    LoggingEventBuilder line =
        LOG.atLevel(level).addKeyValue("service", service).addKeyValue("source", source.place());
    String more = omitted == 0 ? "" : " (" + omitted + " lines about them omitted before)";
    (cause.isEmpty() ? line : line.addKeyValue("cause", cause))
        .addKeyValue("endpoints", words(endpoints))
        .log("{}{}", what, more);
  }

  private static String words(Set<String> endpoints) {
    String words = endpoints.stream().limit(MAX_LOGGED).collect(Collectors.joining(" "));
    int more = endpoints.size() - MAX_LOGGED;
    return more <= 0 ? words : words + " and " + more + " more";
  }
}
