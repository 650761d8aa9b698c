// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream.discovery;

import dev.facet.upstream.config.InvalidSetting;
import dev.facet.upstream.config.PemFile;
import dev.facet.upstream.config.TlsConfig;
import dev.facet.upstream.tls.ServiceTls;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClientAgent;
import io.vertx.core.http.HttpClientConfig;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.ClientSSLOptions;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Asks the API server of a cluster, with the pod's own account. Confined to its event loop. */
final class KubernetesApi {
  private static final Duration CONNECT = Duration.ofSeconds(2);
  private static final long IDLE_MILLIS = 10_000;

  private final Vertx vertx;
  private final KubernetesSettings settings;
  private @Nullable HttpClientAgent client;
  private String trusted = "";

  KubernetesApi(Vertx vertx, KubernetesSettings settings) {
    this.vertx = vertx;
    this.settings = settings;
  }

  /**
   * What the pod has now; fails with words for the log.
   *
   * @param namespace to look in; null for that of the pod
   */
  Future<KubernetesAccount> account(@Nullable String namespace) {
    return vertx.executeBlocking(() -> KubernetesAccount.read(settings, namespace), false);
  }

  /** How long it is waited for. */
  KubernetesSettings.Patience patience() {
    return settings.patience();
  }

  /**
   * Sends a GET.
   *
   * @return the head of the response, whatever its status; nothing of its body is read yet. Fails
   *     where there is none, with {@link KubernetesFault} where the authorities cannot be read
   */
  Future<HttpClientResponse> get(KubernetesAccount account, String target) {
    RequestOptions options =
        new RequestOptions()
            .setMethod(HttpMethod.GET)
            .setHost(settings.host())
            .setPort(settings.port())
            .setSsl(settings.tls())
            .setURI(target);
    try {
      return client(account.ca()).request(options).compose(request -> send(request, account));
    } catch (InvalidSetting unusable) {
      return Future.failedFuture(new KubernetesFault(KubernetesFault.NO_AUTHORITY));
    }
  }

  private static Future<HttpClientResponse> send(
      HttpClientRequest request, KubernetesAccount account) {
    request.putHeader(HttpHeaders.AUTHORIZATION, "Bearer " + account.token());
    request.putHeader(HttpHeaders.ACCEPT, "application/json");
    request.putHeader(HttpHeaders.USER_AGENT, "facet");
    request.idleTimeout(IDLE_MILLIS);
    return request.send();
  }

  void close() {
    if (client != null) {
      var _ = client.close();
    }
  }

  /** A client for each set of certificates: they are renewed while the process runs. */
  private HttpClientAgent client(String ca) {
    HttpClientAgent known = client;
    if (known != null && ca.equals(trusted)) {
      return known;
    }
    HttpClientAgent fresh = open(ca);
    if (known != null) {
      var _ = known.close();
    }
    client = fresh;
    trusted = ca;
    return fresh;
  }

  private HttpClientAgent open(String ca) {
    PemFile authorities = ca.isEmpty() ? null : new PemFile("ca.crt", ca);
    ClientSSLOptions tls =
        ServiceTls.options(new TlsConfig(authorities, null, null, null, null), null, CONNECT);
    return vertx
        .httpClientBuilder()
        .with(new HttpClientConfig().setVersions(HttpVersion.HTTP_1_1).setConnectTimeout(CONNECT))
        .with(tls)
        .with(new PoolOptions())
        .build();
  }
}
