// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.cli.process;

import java.lang.reflect.Proxy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Signals of the operating system. The JDK's class for them is not part of the platform's
 * interface, and naming it is a warning that cannot be accepted: so it is looked up.
 */
final class ProcessSignals {
  private static final Logger LOG = LoggerFactory.getLogger(ProcessSignals.class);

  private ProcessSignals() {}

  /**
   * Runs an action at each signal of a name, in place of what the JVM does. Where that is
   * impossible the JVM goes on doing so.
   *
   * @param name such as {@code TERM}
   */
  static void handle(String name, Runnable action) {
    try {
      Class<?> signal = Class.forName("sun.misc.Signal");
      Class<?> handler = Class.forName("sun.misc.SignalHandler");
      Object own =
          Proxy.newProxyInstance(
              ProcessSignals.class.getClassLoader(),
              new Class<?>[] {handler},
              (_, _, _) -> {
                action.run();
                return null;
              });
      signal
          .getMethod("handle", signal, handler)
          .invoke(null, signal.getConstructor(String.class).newInstance(name), own);
    } catch (ReflectiveOperationException | IllegalArgumentException e) {
      LOG.debug("the signal {} cannot be handled here", name, e);
    }
  }
}
