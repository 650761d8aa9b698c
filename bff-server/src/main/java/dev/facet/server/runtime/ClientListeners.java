// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.runtime;

import dev.facet.server.admin.Health;
import dev.facet.server.config.listener.ListenerConfig;
import dev.facet.server.listener.HttpListener;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Map.Entry;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The listeners for clients. A reload opens those that are new beside those that are open, and only
 * when its files serve are the others changed, renamed or drained. One that is to be opened anew on
 * the port of another one is opened when that has let go of it, so that clients may find it closed
 * for a moment; where it cannot be opened, the other one is opened again.
 */
final class ClientListeners {
  private static final Logger LOG = LoggerFactory.getLogger(ClientListeners.class);

  private final Vertx vertx;
  private final Opener opener;
  private final Health health;
  private final Map<String, ClientListener> open = new ConcurrentHashMap<>();
  private final Map<String, ClientListener> ready = new HashMap<>();
  private final Map<String, ClientListener> displaced = new LinkedHashMap<>();
  private boolean closed;

  /** Opens listeners. */
  private record Opener(Vertx vertx, HttpListener.Parts parts, int eventLoops) {
    ClientListener listener(String name, ListenerConfig config) {
      return new ClientListener(vertx, name, config, parts);
    }

    Future<Void> open(ClientListener listener) {
      return listener.open(eventLoops);
    }
  }

  /**
   * None yet.
   *
   * @param eventLoops how many share the port of each
   * @param health told which are to be open and are not
   */
  ClientListeners(Vertx vertx, HttpListener.Parts parts, int eventLoops, Health health) {
    this.vertx = vertx;
    this.opener = new Opener(vertx, parts, eventLoops);
    this.health = health;
  }

  /**
   * Opens what is not open; what has to give way to it takes no connections any more.
   *
   * @return fails where one cannot be opened; then {@link #discard} makes up for what was done
   */
  synchronized Future<Void> prepare(Map<String, ListenerConfig> wanted, Preparation preparation) {
    ListenerPlan plan = ListenerPlan.of(open, wanted);
    Map<String, ListenerConfig> late = new LinkedHashMap<>();
    Future<Void> opened = Future.succeededFuture();
    for (Entry<String, ListenerConfig> entry : plan.missing().entrySet()) {
      opened = opened.compose(_ -> openBeside(entry, plan, late, preparation));
    }
    return opened.compose(_ -> displace(plan, late, preparation));
  }

  /** Where the port is one of ours it is opened later, if its address is one to listen on. */
  private Future<Void> openBeside(
      Entry<String, ListenerConfig> wanted,
      ListenerPlan plan,
      Map<String, ListenerConfig> late,
      Preparation preparation) {
    ListenerConfig config = wanted.getValue();
    return open(wanted, preparation)
        .recover(failure ->
            plan.inTheWayOf(config).isEmpty()
                ? Future.failedFuture(failure)
                : AddressProbe.of(vertx, wanted.getKey(), config)
                    .onSuccess(_ -> late.put(wanted.getKey(), config)));
  }

  private synchronized Future<Void> open(
      Entry<String, ListenerConfig> wanted, Preparation preparation) {
    if (closed) {
      return Future.failedFuture("the gateway stops");
    }
    return preparation.step(() -> {
      ClientListener listener = opener.listener(wanted.getKey(), wanted.getValue());
      ready.put(wanted.getKey(), listener);
      return opener.open(listener);
    });
  }

  private synchronized Future<Void> displace(
      ListenerPlan plan, Map<String, ListenerConfig> late, Preparation preparation) {
    return late.isEmpty()
        ? Future.succeededFuture()
        : preparation.step(() -> {
          noteDisplaced(plan, late);
          return letGo(displaced.values())
              .compose(_ ->
                  Future.join(
                      late.entrySet().stream().map(each -> openLate(each, preparation)).toList()))
              .mapEmpty();
        });
  }

  private void noteDisplaced(ListenerPlan plan, Map<String, ListenerConfig> late) {
    for (Entry<String, ClientListener> entry : open.entrySet()) {
      boolean isInTheWay =
          late.values().stream().anyMatch(each -> plan.inTheWayOf(each).contains(entry.getValue()));
      if (isInTheWay) {
        displaced.put(entry.getKey(), entry.getValue());
      }
    }
  }

  private static Future<Void> letGo(Iterable<ClientListener> listeners) {
    List<Future<Void>> free = new ArrayList<>();
    for (ClientListener listener : listeners) {
      free.add(listener.stopListening());
      var _ = listener.close();
    }
    return Future.join(free).mapEmpty();
  }

  private Future<Void> openLate(Entry<String, ListenerConfig> wanted, Preparation preparation) {
    return new PortRetries(vertx).until(() -> open(wanted, preparation));
  }

  /** Closes what was opened last and does not serve; what gave way to it is opened again. */
  synchronized Future<Void> discard() {
    List<Future<Void>> ends = ready.values().stream().map(ClientListener::close).toList();
    Future<Void> free = letGo(List.copyOf(ready.values()));
    Map<String, ClientListener> again = new LinkedHashMap<>(displaced);
    ready.clear();
    displaced.clear();
    return again.isEmpty()
        ? Future.join(ends).mapEmpty()
        : free.compose(_ ->
                Future.join(
                    again.entrySet().stream()
                        .map(entry -> reopen(entry.getKey(), entry.getValue()))
                        .toList()))
            .mapEmpty();
  }

  /**
   * What is wanted serves with the settings that it is wanted with; the rest is drained.
   *
   * @return when new settings are in force
   */
  synchronized Future<Void> adopt(Map<String, ListenerConfig> wanted) {
    if (closed) {
      return discard();
    }
    ListenerPlan plan = ListenerPlan.of(open, wanted);
    displaced.clear();
    open.clear();
    open.putAll(plan.kept());
    open.putAll(ready);
    ready.clear();
    plan.leftover()
        .forEach(listener -> {
          LOG.info(
              "listener on port {} is closed; requests in flight get their responses",
              listener.port());
          var _ = listener.close();
        });
    tellHealth();
    return Future.join(
            plan.kept().entrySet().stream()
                .map(entry ->
                    entry
                        .getValue()
                        .change(entry.getKey(), Objects.requireNonNull(wanted.get(entry.getKey()))))
                .toList())
        .mapEmpty();
  }

  /** Opens one as it was before; where that cannot be it is tried for as long as it is wanted. */
  private synchronized Future<Void> reopen(String name, ClientListener gone) {
    ClientListener listener = opener.listener(name, gone.config());
    if (closed || !open.replace(name, gone, listener)) {
      return Future.succeededFuture(); // another one was adopted meanwhile
    }
    return new PortRetries(vertx)
        .until(() -> opener.open(listener))
        .onComplete(_ -> tellHealth())
        .onFailure(failure -> {
          if (isWanted(name, listener)) {
            LOG.error(
                "listener {} is not open, and is tried each second: {}",
                name,
                failure.getMessage());
            tryLater(name, listener);
          }
        });
  }

  private void tryLater(String name, ClientListener listener) {
    var _ =
        vertx.setTimer(
            PortRetries.LATER_MILLIS,
            _ -> {
              if (isWanted(name, listener) && !listener.isListening()) {
                var _ =
                    opener
                        .open(listener)
                        .onSuccess(_ -> {
                          LOG.info("listener {} is open again", name);
                          settle(name, listener);
                        })
                        .onFailure(_ -> tryLater(name, listener));
              }
            });
  }

  /** While it was opened another one may have taken its place. */
  private synchronized void settle(String name, ClientListener listener) {
    if (!isWanted(name, listener)) {
      var _ = listener.close();
    }
    tellHealth();
  }

  private synchronized boolean isWanted(String name, ClientListener listener) {
    return !closed && open.get(name) == listener;
  }

  private synchronized void tellHealth() {
    health.notListening(
        open.entrySet().stream()
            .filter(entry -> !entry.getValue().isListening())
            .map(Entry::getKey)
            .collect(Collectors.toSet()));
  }

  /** Each response is the last one of its connection from now on. */
  void drain() {
    open.values().forEach(ClientListener::drain);
  }

  /** Stops listening; ends when requests in flight have their responses. */
  synchronized Future<Void> close() {
    closed = true;
    displaced.clear();
    Future<Void> discarded = discard();
    List<Future<Void>> ends = open.values().stream().map(ClientListener::close).toList();
    return Future.join(ends).transform(_ -> discarded);
  }

  /** The port of one; 0 where there is none of that name. */
  int port(String name) {
    ClientListener listener = open.get(name);
    return listener == null ? 0 : listener.port();
  }
}
