// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream.discovery;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.facet.upstream.config.KubernetesConfig;
import dev.facet.upstream.endpoint.FoundEndpoint;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.json.JsonObject;
import io.vertx.core.parsetools.RecordParser;
import java.net.URLEncoder;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;

/**
 * The endpoints of a service of the cluster: its EndpointSlices are listed once, and then watched
 * from that version on. A watch that ends is begun again where it ended; only where the API server
 * does not know that version any more (410) they are listed again.
 */
final class KubernetesSource implements EndpointSource {
  /** How long the API server keeps a watch open; it is begun again then. */
  static final int WATCH_SECONDS = 240;

  private static final int MAX_EVENT = 8 << 20;
  private static final String TOO_LONG = "an event of the API server is longer than 8 MiB";
  private static final int OK = 200;
  private static final int GONE = 410;

  private final WatchedLoop loop;
  private final KubernetesApi api;
  private final KubernetesConfig config;
  private final Function<String, FoundUrls> urls;
  private final EndpointSlices slices;
  private final BackOff backOff = new BackOff();
  private String namespace = "";
  private String version = "";

  /**
   * A source.
   *
   * @param urls of the service by the name that it has in the cluster
   */
  KubernetesSource(
      WatchedLoop loop,
      KubernetesApi api,
      KubernetesConfig config,
      Function<String, FoundUrls> urls) {
    this.loop = loop;
    this.api = api;
    this.config = config;
    this.urls = urls;
    this.slices = new EndpointSlices(config);
  }

  @Override
  public String place() {
    String in = config.namespace() == null ? "" : config.namespace() + "/";
    return "kubernetes " + in + config.service();
  }

  @Override
  public void start(Listener listener) {
    loop.run(() -> list(listener));
  }

  @Override
  public void close() {
    loop.close(api::close);
  }

  private void list(Listener listener) {
    var _ =
        new SliceList(this::ask, config.maxList())
            .read(this::namespace, api.patience().list())
            .onComplete(
                listed -> loop.go(() -> listed(listed, listener)),
                fault -> loop.go(() -> failed(fault, listener, () -> list(listener))));
  }

  private Future<HttpClientResponse> ask(String more) {
    return api.account(config.namespace())
        .compose(account -> {
          namespace = account.namespace();
          return api.get(
              account,
              "/apis/discovery.k8s.io/v1/namespaces/"
                  + namespace
                  + "/endpointslices?labelSelector=kubernetes.io%2Fservice-name%3D"
                  + config.service()
                  + more);
        });
  }

  private String namespace() {
    return namespace;
  }

  private void listed(SliceList.Listed listed, Listener listener) {
    try {
      slices.replace(listed.items());
      version = listed.version();
      tell(listener);
    } catch (RuntimeException malformed) { // any member may be missing or of another type
      failed(new KubernetesFault(KubernetesFault.MALFORMED), listener, () -> list(listener));
      return;
    }
    watch(listener);
  }

  private void tell(Listener listener) {
    List<FoundEndpoint> found =
        slices.endpoints(urls.apply(config.service() + "." + namespace + ".svc"));
    if (found.isEmpty()) {
      listener.failed(slices.whyNone(namespace));
    } else {
      listener.found(found);
    }
  }

  private void watch(Listener listener) {
    String more =
        "&watch=true&allowWatchBookmarks=true&resourceVersion="
            + URLEncoder.encode(version, UTF_8)
            + "&timeoutSeconds="
            + WATCH_SECONDS;
    var _ =
        ask(more)
            .onComplete(
                response -> loop.go(() -> watched(response, listener)),
                fault -> loop.go(() -> failed(fault, listener, () -> watch(listener))));
  }

  private void watched(HttpClientResponse response, Listener listener) {
    if (response.statusCode() == GONE) {
      gone(listener);
    } else if (response.statusCode() != OK) {
      failed(rejected(response), listener, () -> watch(listener));
    } else {
      tell(listener); // it is known again, where it was not
      new Watching(response, listener).begin();
    }
  }

  /** What is known is too old to be brought up to date. */
  private void gone(Listener listener) {
    loop.runAfter(backOff.first() ? 1 : backOff.millis(), () -> list(listener));
    backOff.more();
  }

  private void failed(Throwable fault, Listener listener, Runnable again) {
    listener.failed(KubernetesFault.words(fault));
    loop.runAfter(backOff.millis(), again);
    backOff.more();
  }

  private KubernetesFault rejected(HttpClientResponse response) {
    response.request().connection().close();
    return KubernetesFault.ofStatus(response.statusCode(), namespace);
  }

  /** A watch that is open. */
  private final class Watching {
    private final HttpClientResponse response;
    private final Listener listener;
    private boolean over;

    private Watching(HttpClientResponse response, Listener listener) {
      this.response = response;
      this.listener = listener;
    }

    private void begin() {
      RecordParser lines = RecordParser.newDelimited("\n", response).maxRecordSize(MAX_EVENT);
      response.request().idleTimeout(api.patience().watch().toMillis()); // or it may be dead
      lines
          .exceptionHandler(fault -> end(() -> broken(fault)))
          .endHandler(_ -> end(() -> ended()))
          .handler(line -> loop.go(() -> take(line)));
    }

    private void take(Buffer line) {
      if (over || line.length() == 0) {
        return;
      }
      try {
        take(line.toJsonObject());
      } catch (RuntimeException malformed) { // as in a list
        end(() ->
            failed(new KubernetesFault(KubernetesFault.MALFORMED), listener, () -> list(listener)));
      }
    }

    private void take(JsonObject event) {
      JsonObject object = event.getJsonObject("object");
      switch (event.getString("type")) {
        case "ADDED", "MODIFIED" -> slices.put(object);
        case "DELETED" -> slices.remove(object);
        case "ERROR" -> {
          int code = object.getInteger("code", 0); // before the end: it may be no number
          end(() -> rejected(code));
          return;
        }
        default -> {
          // a bookmark: nothing but a version
        }
      }
      version =
          Objects.requireNonNull(object.getJsonObject("metadata").getString("resourceVersion"));
      backOff.reset();
      if (!"BOOKMARK".equals(event.getString("type"))) {
        tell(listener);
      }
    }

    private void rejected(int code) {
      if (code == GONE) {
        gone(listener);
      } else {
        failed(KubernetesFault.ofStatus(code, namespace), listener, () -> list(listener));
      }
    }

    /** The parser fails where an event is too long, and all else is the connection's end. */
    private void broken(Throwable fault) {
      if (fault instanceof IllegalStateException) {
        failed(new KubernetesFault(TOO_LONG), listener, () -> list(listener));
      } else {
        ended();
      }
    }

    private void ended() {
      loop.runAfter(backOff.millis(), () -> watch(listener));
      backOff.more();
    }

    private void end(Runnable next) {
      if (!over) {
        over = true;
        response.request().connection().close();
        loop.go(next);
      }
    }
  }
}
