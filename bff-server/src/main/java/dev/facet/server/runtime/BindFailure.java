// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.runtime;

import dev.facet.schema.diagnostic.SourceSpan;
import dev.facet.upstream.http.NetworkFault;
import io.vertx.core.Future;
import java.io.IOException;
import java.net.BindException;
import java.net.UnknownHostException;
import java.nio.channels.UnresolvedAddressException;
import java.util.function.Function;

/** The failure to listen, which by itself says neither where nor for which listener. */
final class BindFailure {
  private BindFailure() {}

  /** Whether a port cannot be listened on: a native transport has no exception of its own. */
  static boolean isOfPort(Throwable failure) {
    return failure instanceof IOException && !(failure instanceof UnknownHostException);
  }

  /**
   * The same failure with the place.
   *
   * @param listener its name in the file
   */
  static <T> Future<T> of(Throwable failure, String listener, String address, int port) {
    if (failure instanceof UnknownHostException || failure instanceof UnresolvedAddressException) {
      // The name may come from a variable, so that it is not told.
      return Future.failedFuture(new UnknownHostException("listeners." + listener + ".address"));
    }
    if (!isOfPort(failure)) {
      return Future.failedFuture(failure);
    }
    String said = NetworkFault.system(String.valueOf(failure.getMessage()));
    OfListener named = new OfListener(listener, address + ":" + port + ", " + said);
    named.initCause(failure);
    return Future.failedFuture(named);
  }

  /**
   * The same failure with the place in the file, for somebody who sees nothing but its message.
   *
   * @param place finds it by the path of a setting
   */
  static Throwable at(Throwable failure, Function<String, SourceSpan> place) {
    if (!(failure instanceof OfListener taken)) {
      return failure;
    }
    String path = "listeners." + taken.listener() + ".port";
    BindException placed =
        new BindException(path + " at " + place.apply(path) + ", " + taken.getMessage());
    placed.initCause(taken);
    return placed;
  }

  /** A listener that cannot listen. */
  static final class OfListener extends BindException {
    private static final long serialVersionUID = 1L;
    private final String listener;

    private OfListener(String listener, String message) {
      super(message);
      this.listener = listener;
    }

    /** The name of the listener in the file. */
    String listener() {
      return listener;
    }
  }
}
