// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.runtime;

import dev.facet.server.config.listener.ListenerConfig;
import dev.facet.server.listener.HttpListener;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The listeners for clients. A reload opens those that are new beside those that are open, and only
 * when its files serve are the others changed, renamed or drained. One that is to be opened anew on
 * the port of another one is opened when that has let go of it, so that clients may find it closed
 * for a moment.
 */
final class ClientListeners {
  private static final Logger LOG = LoggerFactory.getLogger(ClientListeners.class);

  /**
   * How often a port that another listener had is tried before that is told, and how soon again.
   */
  private static final int TRIES = 200;

  private static final int AGAIN_MILLIS = 25;
  private static final int LATER_MILLIS = 1_000;

  private final Vertx vertx;
  private final HttpListener.Parts parts;
  private final int eventLoops;
  private final Map<String, ClientListener> open = new ConcurrentHashMap<>();
  private final Map<String, ClientListener> ready = new HashMap<>();
  private boolean closed;

  /**
   * None yet.
   *
   * @param eventLoops how many share the port of each
   */
  ClientListeners(Vertx vertx, HttpListener.Parts parts, int eventLoops) {
    this.vertx = vertx;
    this.parts = parts;
    this.eventLoops = eventLoops;
  }

  /**
   * Opens what is not open, as far as its port is not that of another one.
   *
   * @return fails where one cannot be opened
   */
  synchronized Future<Void> prepare(Map<String, ListenerConfig> wanted) {
    Future<Void> opened = Future.succeededFuture();
    for (Map.Entry<String, ListenerConfig> entry : wanted.entrySet()) {
      ListenerConfig config = entry.getValue();
      if (!isOpen(entry.getKey(), config) && !isOurs(config)) {
        ClientListener listener = new ClientListener(vertx, entry.getKey(), config, parts);
        ready.put(entry.getKey(), listener);
        opened = opened.compose(_ -> listener.open(eventLoops));
      }
    }
    return opened;
  }

  /** Closes what was opened last and does not serve. */
  synchronized Future<Void> discard() {
    List<Future<Void>> ends = ready.values().stream().map(ClientListener::close).toList();
    ready.clear();
    return Future.join(ends).mapEmpty();
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
    List<Future<Void>> changes = new ArrayList<>();
    Map<String, ClientListener> before = new LinkedHashMap<>(open);
    Map<String, ListenerConfig> missing = new LinkedHashMap<>();
    open.clear();
    wanted.forEach((name, config) -> {
      ClientListener listener = ready.remove(name);
      if (listener == null && before.containsKey(name) && before.get(name).isOpenedAs(config)) {
        listener = before.remove(name);
        changes.add(listener.change(name, config));
      }
      if (listener == null) {
        missing.put(name, config);
      } else {
        open.put(name, listener);
      }
    });
    missing.entrySet().removeIf(entry -> isRenamed(entry, before, changes));
    before.forEach((name, listener) -> {
      LOG.info("listener {} is closed; requests in flight are answered", name);
      var _ = listener.close();
    });
    missing.forEach((name, config) -> reopen(name, config, TRIES));
    return Future.join(changes).mapEmpty();
  }

  private boolean isRenamed(
      Map.Entry<String, ListenerConfig> wanted,
      Map<String, ClientListener> before,
      List<Future<Void>> changes) {
    ListenerConfig config = wanted.getValue();
    String name = wanted.getKey();
    for (Map.Entry<String, ClientListener> entry : before.entrySet()) {
      if (entry.getValue().isOpenedAs(config)) {
        before.remove(entry.getKey());
        changes.add(entry.getValue().change(name, config));
        open.put(name, entry.getValue());
        return true;
      }
    }
    return false;
  }

  private synchronized void reopen(String name, ListenerConfig config, int tries) {
    if (closed) {
      return;
    }
    ClientListener listener = new ClientListener(vertx, name, config, parts);
    open.put(name, listener);
    var _ =
        listener
            .open(eventLoops)
            .onFailure(failure -> {
              if (tries == 0) {
                LOG.error(
                    "listener {} is not open, and is tried each second: {}",
                    name,
                    failure.getMessage());
              }
              vertx.setTimer(
                  tries > 0 ? AGAIN_MILLIS : LATER_MILLIS,
                  _ -> reopenWhereWanted(name, listener, tries - 1));
            });
  }

  private synchronized void reopenWhereWanted(String name, ClientListener failed, int tries) {
    if (open.get(name) == failed) {
      reopen(name, failed.config(), tries);
    }
  }

  private boolean isOpen(String name, ListenerConfig config) {
    ClientListener listener = open.get(name);
    return listener != null && listener.isOpenedAs(config);
  }

  private boolean isOurs(ListenerConfig config) {
    return config.port() != 0
        && open.values().stream()
            .anyMatch(listener -> listener.config().port().equals(config.port()));
  }

  /** Each response is the last one of its connection from now on. */
  void drain() {
    open.values().forEach(ClientListener::drain);
  }

  /** Stops listening; ends when requests in flight have their responses. */
  synchronized Future<Void> close() {
    closed = true;
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
