// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.files;

import dev.facet.http.AcceptedCodings;
import dev.facet.http.AcceptedTypes;
import dev.facet.http.FieldLists;
import dev.facet.server.action.RouteAction;
import dev.facet.server.action.StaticFiles;
import dev.facet.server.pipeline.Endpoint;
import dev.facet.server.plugin.Exchange;
import dev.facet.server.plugin.GatewayRequest;
import dev.facet.server.plugin.GatewayResponse;
import dev.facet.server.plugin.Problem;
import dev.facet.server.plugin.ProblemCode;
import dev.facet.server.plugin.ProblemException;
import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import java.io.EOFException;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Consumer;

/**
 * Serves the files of a folder to GET and HEAD; all that is done with the disk is done off the
 * event loop.
 */
public final class FilesEndpoint implements Endpoint {
  private static final int MAX_TRIES = 3;
  private static final int NO_CONTENT = 204;
  private static final int MOVED_PERMANENTLY = 301;
  private static final String METHODS = "GET, HEAD, OPTIONS";
  private static final Set<HttpMethod> METHODS_TAKEN =
      Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS);
  private static final AcceptedTypes.Offer HTML = AcceptedTypes.Offer.of("text/html");
  private static final CharSequence FETCH_MODE = HttpHeaders.createOptimized("sec-fetch-mode");

  private final StaticFiles files;
  private final int skipped;
  private final FileTypes types;
  private final FileFinder finder;
  private final FileResponses responses;
  private final FilesContext context;

  /** An endpoint for one route. */
  public FilesEndpoint(RouteAction.Files action, FilesContext context) {
    this.files = action.files();
    this.skipped = action.skipped();
    this.types = new FileTypes(files.types());
    this.finder = new FileFinder(context.project().resolve(files.dir()), files);
    this.responses =
        new FileResponses(
            files, types, new FileValidators(context.salt()), context.clock(), context.reads());
    this.context = context;
  }

  /** Why a method is not taken; empty for one that is. */
  public static Optional<Problem> rejection(HttpMethod method) {
    return METHODS_TAKEN.contains(method)
        ? Optional.empty()
        : Optional.of(Problem.of(ProblemCode.METHOD_NOT_ALLOWED, "Files take GET and HEAD."));
  }

  @Override
  public Future<GatewayResponse> respond(Exchange exchange) {
    GatewayRequest request = exchange.request();
    HttpMethod method = request.method();
    if (method.equals(HttpMethod.OPTIONS)) {
      return Future.succeededFuture(
          GatewayResponse.empty(NO_CONTENT).withHeader(HttpHeaders.ALLOW, METHODS));
    }
    Optional<Problem> other = rejection(method);
    if (other.isPresent()) {
      return other.get().withHeader("allow", METHODS).asFailure();
    }
    FilePath path = FilePath.of(request.path(), skipped);
    if (path == null) {
      return nothing().asFailure();
    }
    Callable<GatewayResponse> response = () -> respondSteadily(path, exchange);
    return context
        .reads()
        .begin(
            response,
            late -> {
              if (late.succeeded()) {
                late.result().abandon();
              }
            });
  }

  /** A file that is written over at this moment is shorter than it was when it was opened. */
  private GatewayResponse respondSteadily(FilePath path, Exchange exchange) throws IOException {
    for (int tries = 1; tries < MAX_TRIES; tries++) {
      try {
        return respond(path, exchange);
      } catch (EOFException _) {
        // another look, at what is there now
      }
    }
    return respond(path, exchange);
  }

  private GatewayResponse respond(FilePath path, Exchange exchange) throws IOException {
    GatewayRequest request = exchange.request();
    AcceptedCodings accepted =
        AcceptedCodings.of(FieldLists.value(request.headers(), HttpHeaders.ACCEPT_ENCODING));
    return switch (finder.find(path, accepted)) {
      case Finding.File(var opened) -> responses.of(opened, request, broken(exchange, path));
      case Finding.Folder() -> toFolder(request);
      case Finding.Nothing(var reason) -> {
        context.notices().notServed(exchange, path, reason);
        yield fallback(path, exchange, accepted);
      }
    };
  }

  /** To the same with a slash at its end, relative: what is before the name is the client's own. */
  private static GatewayResponse toFolder(GatewayRequest request) {
    String path = request.path();
    String query = request.query() == null ? "" : "?" + request.query();
    String location = "./" + path.substring(path.lastIndexOf('/') + 1) + "/" + query;
    return GatewayResponse.empty(MOVED_PERMANENTLY)
        .withHeader(HttpHeaders.LOCATION, location)
        .withHeader(HttpHeaders.CACHE_CONTROL, "no-cache");
  }

  private GatewayResponse fallback(FilePath path, Exchange exchange, AcceptedCodings accepted)
      throws IOException {
    GatewayRequest request = exchange.request();
    if (files.fallback().isEmpty() || !isNavigation(path, request.headers())) {
      throw new ProblemException(nothing());
    }
    return switch (finder.find(FilePath.ofNames(files.fallback()), accepted)) {
      case Finding.File(var opened) -> responses.of(opened, request, broken(exchange, path));
      case Finding.Folder() -> throw new ProblemException(nothing());
      case Finding.Nothing(var reason) -> {
        context.notices().noFallback(exchange, files, reason);
        throw new ProblemException(nothing());
      }
    };
  }

  private Consumer<Throwable> broken(Exchange exchange, FilePath path) {
    return failure -> context.notices().brokenOff(exchange, path, failure);
  }

  /**
   * Whether a page is asked for, which a script in the fallback may know: the client takes HTML, a
   * browser says that it navigates, and the path is not that of a file.
   */
  private boolean isNavigation(FilePath path, MultiMap headers) {
    AcceptedTypes accepted = AcceptedTypes.of(FieldLists.value(headers, HttpHeaders.ACCEPT));
    String mode = headers.get(FETCH_MODE);
    boolean navigates = mode == null || mode.equals("navigate") || accepted.names(HTML);
    return navigates && accepted.weight(HTML) > 0 && !types.isFileName(path.name());
  }

  private static Problem nothing() {
    return Problem.of(ProblemCode.NOT_FOUND, "There is no such file.");
  }
}
