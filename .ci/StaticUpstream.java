// SPDX-License-Identifier: Apache-2.0
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Executors;

/**
 * A service for the measurements here: a hundred posts and ten users, always the same, and large
 * bodies. Prints its port.
 */
public final class StaticUpstream {
  private static final int POSTS = 100;
  private static final int USERS = 10;
  private static final int PIECE = 64 * 1_024;

  private StaticUpstream() {}

  /** Serves until the process ends. */
  public static void main(String[] arguments) throws IOException {
    StringBuilder posts = new StringBuilder("[");
    for (int i = 1; i <= POSTS; i++) {
      posts
          .append(i == 1 ? "" : ",")
          .append(
              "{\"id\":%d,\"userId\":%d,\"title\":\"a title of some words\",\"body\":\"%s\"}"
                  .formatted(i, 1 + i % USERS, "words ".repeat(30)));
    }
    StringBuilder users = new StringBuilder("[");
    for (int i = 1; i <= USERS; i++) {
      users
          .append(i == 1 ? "" : ",")
          .append("{\"id\":%d,\"name\":\"Ada %d\",\"phone\":\"1\"}".formatted(i, i));
    }
    HttpServer server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 256);
    serve(server, "/posts", posts.append(']').toString());
    serve(server, "/users", users.append(']').toString());
    server.createContext("/large", StaticUpstream::large);
    server.setExecutor(Executors.newCachedThreadPool());
    server.start();
    System.out.println(server.getAddress().getPort());
  }

  private static void serve(HttpServer server, String path, String json) {
    byte[] body = json.getBytes(StandardCharsets.UTF_8);
    server.createContext(path, exchange -> answer(exchange, body));
  }

  private static void answer(HttpExchange exchange, byte[] body) throws IOException {
    try (exchange) {
      exchange.getResponseHeaders().set("content-type", "application/json");
      exchange.sendResponseHeaders(200, body.length);
      exchange.getResponseBody().write(body);
    }
  }

  /** Takes a body, or sends one of as many bytes as the query says. */
  private static void large(HttpExchange exchange) throws IOException {
    try (exchange) {
      exchange.getRequestBody().transferTo(OutputStream.nullOutputStream());
      String size = exchange.getRequestURI().getQuery();
      long left = size == null ? 0 : Long.parseLong(size);
      exchange.sendResponseHeaders(200, left == 0 ? -1 : left);
      for (byte[] piece = new byte[PIECE]; left > 0; left -= PIECE) {
        exchange.getResponseBody().write(piece, 0, (int) Math.min(PIECE, left));
      }
    }
  }
}
