// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream.discovery;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.facet.http.ResponseBodyCollector;
import dev.facet.upstream.config.DataSize;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.URLEncoder;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** One list of slices, asked for page by page. All pages together are bounded. */
final class SliceList {
  /** Slices of a page; a slice has a hundred addresses unless the cluster says otherwise. */
  private static final int PAGE = 200;

  /** More pages than there are slices in any cluster; of a server that gives no last one. */
  private static final int MAX_PAGES = 1_000;

  private static final int OK = 200;

  private final Function<String, Future<HttpClientResponse>> ask;
  private final DataSize limit;
  private final JsonArray items = new JsonArray();
  private long length;
  private int pages;
  private @Nullable HttpClientResponse reading;
  private boolean over;

  /**
   * All that was listed.
   *
   * @param version to watch from
   */
  record Listed(JsonArray items, String version) {}

  /**
   * A list that is read once.
   *
   * @param ask sends the request with more parameters; fails where it cannot be sent
   * @param limit the longest list, in bytes
   */
  SliceList(Function<String, Future<HttpClientResponse>> ask, DataSize limit) {
    this.ask = ask;
    this.limit = limit;
  }

  /**
   * Reads it; fails with {@link KubernetesFault}, or as the request does.
   *
   * @param namespace where the slices are, once the request is sent
   * @param patience for all pages; the time of a request ends with the head of its response
   */
  Future<Listed> read(Supplier<String> namespace, Duration patience) {
    return page("", namespace)
        .timeout(patience.toMillis(), TimeUnit.MILLISECONDS)
        .onComplete(_ -> end());
  }

  private void end() {
    over = true;
    if (reading != null) {
      reading.request().connection().close();
    }
  }

  private Future<Listed> page(String next, Supplier<String> namespace) {
    if (over || pages == MAX_PAGES) {
      return Future.failedFuture(KubernetesFault.tooManyPages(MAX_PAGES));
    }
    pages++;
    String from = next.isEmpty() ? "" : "&continue=" + URLEncoder.encode(next, UTF_8);
    return ask.apply("&limit=" + PAGE + from)
        .compose(response -> body(response, namespace))
        .compose(body -> take(body, namespace));
  }

  private Future<Buffer> body(HttpClientResponse response, Supplier<String> namespace) {
    if (over || response.statusCode() != OK) {
      response.request().connection().close();
      return Future.failedFuture(KubernetesFault.ofStatus(response.statusCode(), namespace.get()));
    }
    Promise<Buffer> whole = Promise.promise();
    reading = response;
    ResponseBodyCollector pieces = new ResponseBodyCollector(limit.bytes() - length);
    response
        .exceptionHandler(whole::tryFail)
        .handler(piece -> {
          if (!pieces.add(piece)) {
            whole.tryFail(KubernetesFault.tooLong(limit));
            response.request().connection().close();
          }
        })
        .endHandler(_ -> {
          reading = null;
          Buffer body = Buffer.buffer();
          pieces.pieces().forEach(body::appendBytes);
          whole.tryComplete(body);
        });
    return whole.future();
  }

  private Future<Listed> take(Buffer body, Supplier<String> namespace) {
    length += body.length();
    String next;
    String version;
    try {
      JsonObject list = body.toJsonObject();
      JsonArray page = list.getJsonArray("items");
      items.addAll(page == null ? new JsonArray() : page);
      JsonObject metadata = list.getJsonObject("metadata");
      version = Objects.requireNonNull(metadata.getString("resourceVersion"));
      next = metadata.getString("continue", "");
    } catch (RuntimeException malformed) { // any member may be missing or of another type
      return Future.failedFuture(new KubernetesFault(KubernetesFault.MALFORMED));
    }
    return next.isEmpty()
        ? Future.succeededFuture(new Listed(items, version))
        : page(next, namespace);
  }
}
