// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.plugin.compress;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Which codings this system can do. Libraries are loaded when a client first asks for one, off the
 * event loop, since they are unpacked to the temporary folder then; where that fails, one line says
 * so and the coding is not offered any more. One for the process, as libraries are.
 */
final class CodingLibraries {
  private static final Logger LOG = LoggerFactory.getLogger(CodingLibraries.class);

  private static final Map<ContentCoding, AtomicReference<State>> STATES =
      new EnumMap<>(ContentCoding.class);

  static {
    for (ContentCoding coding : ContentCoding.values()) {
      boolean known = coding == ContentCoding.GZIP;
      STATES.put(coding, new AtomicReference<>(known ? State.LOADED : State.NOT_ASKED_FOR));
    }
  }

  private enum State {
    NOT_ASKED_FOR,
    LOADED,
    MISSING
  }

  private CodingLibraries() {}

  /** Those of the codings that are not known to be missing. */
  static List<String> possible(List<String> codings) {
    for (String coding : codings) {
      if (state(ContentCoding.of(coding)) == State.MISSING) {
        return codings.stream().filter(CodingLibraries::isPossible).toList();
      }
    }
    return codings;
  }

  private static boolean isPossible(String coding) {
    return state(ContentCoding.of(coding)) != State.MISSING;
  }

  /** Whether a coding can be done at once. */
  static boolean isLoaded(ContentCoding coding) {
    return state(coding) == State.LOADED;
  }

  /** Loads a coding; completes on the caller's context, whatever came of it. */
  static Future<Void> load(ContentCoding coding) {
    Context context = Vertx.currentContext();
    if (context == null) {
      loadNow(coding);
      return Future.succeededFuture();
    }
    return context.executeBlocking(
        () -> {
          loadNow(coding);
          return null;
        },
        false);
  }

  private static void loadNow(ContentCoding coding) {
    AtomicReference<State> state = reference(coding);
    try {
      coding.loadLibrary();
      state.set(State.LOADED);
    } catch (RuntimeException | LinkageError e) {
      if (state.getAndSet(State.MISSING) != State.MISSING) {
        LOG.atWarn()
            .addKeyValue("coding", coding.value())
            .addKeyValue("cause", String.valueOf(e.getMessage()))
            .log(
                "responses are not compressed with {}: its library cannot be loaded; it is made for"
                    + " this system, and needs a temporary folder (java.io.tmpdir) to be unpacked to",
                coding.value());
      }
    }
  }

  private static State state(ContentCoding coding) {
    return reference(coding).get();
  }

  private static AtomicReference<State> reference(ContentCoding coding) {
    return Objects.requireNonNull(STATES.get(coding));
  }
}
