// SPDX-License-Identifier: Apache-2.0
package dev.facet.server;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/** A well-behaved HTTP client of one gateway. */
public final class TestClient {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(PATIENCE).build();
  private final String base;

  TestClient(int port) {
    this.base = "http://127.0.0.1:" + port;
  }

  /**
   * Sends a GET.
   *
   * @param headers names and values in turn
   */
  public HttpResponse<String> get(String target, String... headers)
      throws IOException, InterruptedException {
    return client.send(request(target, headers).GET().build(), text());
  }

  /** Sends a request without a body by another method. */
  public HttpResponse<String> send(String method, String target)
      throws IOException, InterruptedException {
    return client.send(
        request(target).method(method, HttpRequest.BodyPublishers.noBody()).build(), text());
  }

  /** Sends a request with a body by another method. */
  public HttpResponse<String> send(String method, String target, String body)
      throws IOException, InterruptedException {
    return client.send(
        request(target).method(method, HttpRequest.BodyPublishers.ofString(body)).build(), text());
  }

  /**
   * Sends a POST.
   *
   * @param headers names and values in turn
   */
  public HttpResponse<String> post(String target, String body, String... headers)
      throws IOException, InterruptedException {
    return client.send(
        request(target, headers).POST(HttpRequest.BodyPublishers.ofString(body)).build(), text());
  }

  /** Sends a GET and does not wait. */
  public CompletableFuture<HttpResponse<String>> getLater(String target, String... headers) {
    return client.sendAsync(request(target, headers).GET().build(), text());
  }

  /** Sends a GraphQL operation by POST; the JSON that came back. */
  public JsonObject graphQl(String path, String operation, String... headers)
      throws IOException, InterruptedException {
    return new JsonObject(client.send(operation(path, operation, headers), text()).body());
  }

  /** Sends a GraphQL operation and does not wait; cancelling it closes the connection. */
  public CompletableFuture<HttpResponse<String>> graphQlLater(String path, String operation) {
    return client.sendAsync(operation(path, operation), text());
  }

  /** The extensions of a response's first error. */
  public static JsonObject extensions(JsonObject response) {
    return response.getJsonArray("errors").getJsonObject(0).getJsonObject("extensions");
  }

  private HttpRequest operation(String path, String operation, String... headers) {
    return request(path, headers)
        .header("content-type", "application/json")
        .POST(
            HttpRequest.BodyPublishers.ofString(new JsonObject().put("query", operation).encode()))
        .build();
  }

  private HttpRequest.Builder request(String target, String... headers) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(base + target)).timeout(PATIENCE);
    return headers.length == 0 ? request : request.headers(headers);
  }

  private static HttpResponse.BodyHandler<String> text() {
    return HttpResponse.BodyHandlers.ofString();
  }
}
