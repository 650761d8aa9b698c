// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.coding;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Which codings this system can do. Libraries are loaded when a client first asks for one, off the
 * event loop, since they are unpacked to the temporary folder then; where that fails, one line says
 * so and the coding is not offered any more. Safe for all threads.
 */
final class CodingLibraries {
  /** Those of this process. */
  static final CodingLibraries OF_PROCESS = new CodingLibraries(ContentCoding::loadLibrary);

  private static final Logger LOG = LoggerFactory.getLogger(CodingLibraries.class);

  private final Map<ContentCoding, State> states = new ConcurrentHashMap<>();
  private final Consumer<ContentCoding> loader;
  private volatile boolean someMissing;

  private enum State {
    LOADED,
    MISSING
  }

  /**
   * Libraries of which none is loaded.
   *
   * @param loader loads one, or throws a {@link LinkageError}
   */
  CodingLibraries(Consumer<ContentCoding> loader) {
    this.loader = loader;
    states.put(ContentCoding.GZIP, State.LOADED); // Java has it
  }

  /** Those of the codings that are not known to be missing. */
  List<String> possible(List<String> codings) {
    return someMissing ? codings.stream().filter(this::isPossible).toList() : codings;
  }

  private boolean isPossible(String coding) {
    return states.get(ContentCoding.of(coding)) != State.MISSING;
  }

  /** Whether a coding can be done at once. */
  boolean isLoaded(ContentCoding coding) {
    return states.get(coding) == State.LOADED;
  }

  /** Loads a coding; completes on the caller's context, whatever came of it. */
  Future<Void> load(ContentCoding coding) {
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

  private void loadNow(ContentCoding coding) {
    try {
      loader.accept(coding);
      states.put(coding, State.LOADED);
    } catch (RuntimeException | LinkageError e) {
      State before = states.put(coding, State.MISSING);
      someMissing = true;
      if (before != State.MISSING) {
        LOG.atWarn()
            .addKeyValue("coding", coding.value())
            .addKeyValue("cause", cause(e))
            .log(
                "responses are not compressed with {}: its library cannot be loaded (there is none"
                    + " for this system, or it cannot be unpacked to java.io.tmpdir)",
                coding.value());
      }
    }
  }

  private static String cause(Throwable failure) {
    Throwable cause = failure.getCause();
    return cause == null ? String.valueOf(failure.getMessage()) : cause(cause);
  }
}
