// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.runtime;

import dev.facet.schema.diagnostic.Diagnostic;
import dev.facet.server.config.ConfigDocument;
import dev.facet.server.config.ListenersConfig;
import dev.facet.server.config.finding.ConfigCode;
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
    changes.compare("public.port", inForce.open().port(), said.open().port());
    changes.compare("public.address", inForce.open().address(), said.open().address());
    changes.compare(
        "public.trustedProxies", inForce.open().trustedProxies(), said.open().trustedProxies());
    changes.compare("public.limits", inForce.open().limits(), said.open().limits());
    changes.compare("public.timeouts", inForce.open().timeouts(), said.open().timeouts());
    changes.compare("public.shutdown", inForce.open().shutdown(), said.open().shutdown());
    changes.compare("management.port", inForce.management().port(), said.management().port());
    changes.compare(
        "management.address", inForce.management().address(), said.management().address());
    changes.compare("management.token", inForce.management().token(), said.management().token());
    return List.copyOf(changes.warnings);
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
