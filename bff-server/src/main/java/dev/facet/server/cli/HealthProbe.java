// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.cli;

import dev.facet.server.cli.result.CommandFailure;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.file.FileSystemOptions;
import io.vertx.ext.web.client.HttpResponse;
import io.vertx.ext.web.client.WebClient;
import io.vertx.ext.web.client.WebClientOptions;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Asks a health address once. */
final class HealthProbe {
  private static final VertxOptions SMALL =
      new VertxOptions()
          .setEventLoopPoolSize(1)
          .setWorkerPoolSize(1)
          .setInternalBlockingPoolSize(1)
          .setFileSystemOptions(
              new FileSystemOptions()
                  .setFileCachingEnabled(false)
                  .setClassPathResolvingEnabled(false));

  private HealthProbe() {}

  /**
   * Waits for a response with a status of the 200s.
   *
   * @throws CommandFailure where another one or none comes in time
   */
  static void ask(URI url, Duration timeout) throws InterruptedException {
    Vertx vertx = Vertx.vertx(SMALL);
    try {
      HttpResponse<Buffer> response = result(request(vertx, url, timeout), url, timeout);
      if (response.statusCode() / 100 != 2) {
        throw CommandFailure.unable("not ready: " + url + " answered " + response.statusCode());
      }
    } finally {
      vertx.close();
    }
  }

  private static Future<HttpResponse<Buffer>> request(Vertx vertx, URI url, Duration timeout) {
    WebClientOptions options =
        new WebClientOptions()
            .setFollowRedirects(false)
            .setUserAgent("facet-healthcheck")
            .setConnectTimeout((int) timeout.toMillis());
    return WebClient.create(vertx, options)
        .getAbs(url.toString())
        .timeout(timeout.toMillis())
        .send();
  }

  private static HttpResponse<Buffer> result(
      Future<HttpResponse<Buffer>> response, URI url, Duration timeout)
      throws InterruptedException {
    CountDownLatch settled = new CountDownLatch(1);
    response.onComplete(outcome -> settled.countDown());
    boolean inTime = settled.await(timeout.toMillis(), TimeUnit.MILLISECONDS);
    if (inTime && response.succeeded()) {
      return response.result();
    }
    Throwable cause = response.cause();
    throw cause == null
        ? CommandFailure.unable("not ready: " + url + " did not answer in time")
        : CommandFailure.unable("not ready: " + url + " does not answer", cause);
  }
}
