// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.admin;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/**
 * How the gateway is, and what the last reload came to. It is ready while all its listeners are
 * open and its files were good; services that are down do not count. Safe for all threads.
 */
public final class Health {
  private static final String NONE = "none";

  private volatile State state = State.STARTING;
  private volatile Set<String> notListening = Set.of();
  private volatile Reload reload = new Reload(Outcome.NONE, NONE, "");

  /** What the gateway is doing. */
  private enum State {
    STARTING,
    LISTENING,
    STOPPING
  }

  /** What a reading of the files came to. */
  private enum Outcome {
    NONE,
    ACCEPTED,
    REJECTED,
    FAILED
  }

  /**
   * The last reading of the files.
   *
   * @param version a digest of the files that serve; none where no files ever did
   * @param findings why the files that were read last do not serve; empty where they do
   */
  private record Reload(Outcome outcome, String version, String findings) {}

  /** It listens. */
  public void listening() {
    state = State.LISTENING;
  }

  /**
   * Listeners for clients that are to be open and are not.
   *
   * @param names in the file
   */
  public void notListening(Set<String> names) {
    notListening = Set.copyOf(names);
  }

  /** It takes no new requests. */
  public void stopping() {
    state = State.STOPPING;
  }

  /** Files were accepted. */
  public void accepted(String version) {
    reload = new Reload(Outcome.ACCEPTED, version, "");
  }

  /** Files were not accepted; what served before goes on. */
  public void rejected(String findings) {
    reload = new Reload(Outcome.REJECTED, reload.version(), findings);
  }

  /** The gateway failed to take files over; what served before goes on. */
  public void failed(String fault) {
    reload = new Reload(Outcome.FAILED, reload.version(), fault);
  }

  /** Whether new requests may be sent here. */
  boolean isReady() {
    return state == State.LISTENING && notListening.isEmpty() && !reload.version().equals(NONE);
  }

  private String status() {
    return switch (state) {
      case STARTING -> "starting";
      case LISTENING -> isReady() ? "ready" : "not ready";
      case STOPPING -> "stopping";
    };
  }

  JsonObject report() {
    Reload last = reload;
    JsonObject json =
        new JsonObject()
            .put("status", status())
            .put("configuration", last.version())
            .put("lastReload", last.outcome().name().toLowerCase(Locale.ROOT));
    Set<String> missing = notListening;
    if (!missing.isEmpty()) {
      json.put("notListening", new JsonArray(List.copyOf(new TreeSet<>(missing))));
    }
    return last.findings().isEmpty() ? json : json.put("findings", last.findings());
  }
}
