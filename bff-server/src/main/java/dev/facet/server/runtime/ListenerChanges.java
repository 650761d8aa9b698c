// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.runtime;

import dev.facet.schema.diagnostic.Diagnostic;
import dev.facet.server.config.ConfigDocument;
import dev.facet.server.config.finding.ConfigCode;
import dev.facet.server.config.listener.ListenerConfig;
import dev.facet.server.config.listener.ListenersConfig;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Finds what a reloaded file says of the listeners that those which run do not know. */
final class ListenerChanges {
  private final ConfigDocument document;
  private final List<Diagnostic.Warning> warnings = new ArrayList<>();

  private ListenerChanges(ConfigDocument document) {
    this.document = document;
  }

  /**
   * One warning for each setting that is not in force.
   *
   * @param inForce what the listeners were started with
   * @param listening what becomes of what the file says
   * @param document the file as it is now
   */
  static List<Diagnostic.Warning> since(
      ListenersConfig inForce, Listening listening, ConfigDocument document) {
    ListenersConfig said = listening.listeners(document.config().listeners());
    ListenerChanges changes = new ListenerChanges(document);
    said.clients()
        .forEach((name, listener) -> {
          ListenerConfig before = inForce.clients().get(name);
          changes.compare(name, before, asTakenOver(before, listener));
        });
    inForce.clients().keySet().stream()
        .filter(name -> !said.clients().containsKey(name))
        .forEach(name -> changes.compare(name, name, null));
    changes.compare("management", inForce.management(), said.management());
    return List.copyOf(changes.warnings);
  }

  /** What changes of TLS is in force where there was TLS before. */
  private static ListenerConfig asTakenOver(@Nullable ListenerConfig before, ListenerConfig now) {
    return before == null || before.tls() == null || now.tls() == null
        ? now
        : now.withTls(before.tls());
  }

  private void compare(String setting, @Nullable Object before, @Nullable Object now) {
    if (!Objects.equals(before, now)) {
      String path = "listeners." + setting;
      warnings.add(
          new Diagnostic.Warning(
                  ConfigCode.RESTART_NEEDED,
                  "the change of " + path + " is not in force",
                  document.spans().nearest(path))
              .hinted("restart the gateway; until then it listens as it did when it started"));
    }
  }
}
