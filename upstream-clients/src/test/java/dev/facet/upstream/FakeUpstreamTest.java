// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Asked by a client that is not ours. */
final class FakeUpstreamTest {
  private final Vertx vertx = Vertx.vertx();
  private final FakeUpstream upstream = FakeUpstream.start(vertx);
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  @AfterEach
  void stop() throws Exception {
    client.close();
    upstream.close();
    vertx.close().await(60, TimeUnit.SECONDS);
  }

  @Test
  void answersByScript() throws IOException, InterruptedException {
    upstream.on("GET", "/users", request -> FakeResponse.json(200, "[]"));

    HttpResponse<String> scripted = send(request("/users?a=b").build());

    assertEquals(200, scripted.statusCode());
    assertEquals("[]", scripted.body());
    assertEquals("application/json", scripted.headers().firstValue("content-type").orElse(""));
  }

  @Test
  void answers404ToWhatIsNotScripted() throws IOException, InterruptedException {
    upstream.on("POST", "/users", request -> FakeResponse.status(201));

    assertEquals(404, send(request("/users").build()).statusCode());
  }

  @Test
  void recordsWhatItIsAsked() throws IOException, InterruptedException {
    upstream.on("POST", "/users", request -> FakeResponse.json(201, request.body().toString()));

    HttpRequest post =
        request("/users?a=%20b").header("X-Id", "7").POST(BodyPublishers.ofString("{}")).build();
    assertEquals("{}", send(post).body());

    FakeUpstream.Request recorded = upstream.requests().getFirst();
    assertEquals("POST", recorded.method());
    assertEquals("/users?a=%20b", recorded.target());
    assertEquals("/users", recorded.path());
    assertEquals("7", recorded.header("x-id"));
    assertEquals("", recorded.header("x-none"));
    assertEquals("{}", recorded.body().toString());
    assertEquals(1, upstream.count("/users"));
    assertEquals(0, upstream.count("/other"));
  }

  @Test
  void readsChunkedBodiesAndInvitesThem() throws IOException {
    upstream.on("POST", "/users", request -> FakeResponse.json(201, request.body().toString()));

    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), upstream.port())) {
      socket.setSoTimeout(60_000);
      BufferedReader in = new BufferedReader(new InputStreamReader(socket.getInputStream(), UTF_8));
      write(
          socket,
          """
          POST /users HTTP/1.1
          Host: a
          Expect: 100-continue
          Transfer-Encoding: chunked

          """);
      assertEquals("HTTP/1.1 100 Continue", in.readLine());
      assertEquals("", in.readLine());
      write(socket, "2\nab\n2\ncd\n0\n\n");
      assertTrue(in.readLine().startsWith("HTTP/1.1 201"));
      String line = in.readLine();
      while (!line.isEmpty()) {
        line = in.readLine();
      }
      char[] body = new char[4];
      assertEquals(4, in.read(body));
      assertEquals("abcd", new String(body));
    }
  }

  private static void write(Socket socket, String lines) throws IOException {
    socket.getOutputStream().write(lines.replace("\n", "\r\n").getBytes(UTF_8));
  }

  @Test
  void answersWhenAnotherHandSaysSo() throws Exception {
    Promise<FakeResponse> scripted = Promise.promise();
    upstream.on("GET", "/slow", request -> FakeResponse.later(scripted.future()));

    var response = client.sendAsync(request("/slow").build(), BodyHandlers.ofString());
    upstream.awaitRequests(1);
    assertFalse(response.isDone());
    scripted.complete(FakeResponse.chunked(200, Map.of(), "a", "b"));

    assertEquals("ab", response.get(60, TimeUnit.SECONDS).body());
  }

  @Test
  void countsConnections() throws IOException, InterruptedException {
    send(request("/a").build());
    send(request("/b").build());

    assertEquals(1, upstream.connections());
    assertEquals(1, upstream.openConnections());
    assertTrue(upstream.url().endsWith(":" + upstream.port()));
  }

  private HttpRequest.Builder request(String target) {
    return HttpRequest.newBuilder(URI.create(upstream.url() + target));
  }

  private HttpResponse<String> send(HttpRequest request) throws IOException, InterruptedException {
    return client.send(request, BodyHandlers.ofString());
  }
}
