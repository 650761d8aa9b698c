// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream.redis;

import dev.facet.upstream.Eventually;
import dev.facet.upstream.FreePort;
import io.vertx.core.Vertx;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Redis;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import redis.embedded.RedisServer;
import redis.embedded.core.RedisServerBuilder;

/** A real Redis on a port of its own, which a test can stop, start again and look into. */
public final class TestRedis implements AutoCloseable {
  private static final int TRIES = 5;

  private final Vertx vertx;
  private final String[] settings;
  private final String password;
  private int port;
  private RedisServer server;
  private @Nullable Redis client;

  private TestRedis(Vertx vertx, String password, String... settings) throws IOException {
    this.vertx = vertx;
    this.settings = settings;
    this.password = password;
    this.server = begin(0);
  }

  /** Starts one. */
  public static TestRedis start(Vertx vertx) throws IOException {
    return new TestRedis(vertx, "");
  }

  /** Starts one that wants a password. */
  public static TestRedis start(Vertx vertx, String password) throws IOException {
    return new TestRedis(vertx, password, "requirepass " + password);
  }

  /** Somebody else may take a free port before Redis does; then another one is tried. */
  private RedisServer begin(int wanted) throws IOException {
    for (int i = 1; ; i++) {
      port = wanted == 0 ? FreePort.find() : wanted;
      RedisServerBuilder builder =
          RedisServer.newRedisServer().bind("127.0.0.1").port(port).setting("save \"\"");
      for (String setting : settings) {
        builder.setting(setting);
      }
      RedisServer begun = builder.build();
      try {
        begun.start();
        return begun;
      } catch (IOException | RuntimeException taken) {
        if (i == TRIES) {
          throw taken;
        }
      }
    }
  }

  public int port() {
    return port;
  }

  public String url() {
    return "redis://127.0.0.1:" + port;
  }

  /** Ends it; connections break. */
  public void stop() throws IOException {
    if (client != null) {
      var _ = client.close();
      client = null;
    }
    server.stop();
  }

  /** Starts it again on the same port, with nothing in it. */
  public void restart() throws IOException {
    server = begin(port);
  }

  /** Whether there is something under a key. */
  boolean has(String key) {
    Response found = tell(Command.EXISTS, key);
    return found != null && found.toInteger() == 1;
  }

  /** What it says to a command. */
  public @Nullable Response tell(Command command, Object... arguments) {
    Request request = Request.cmd(command);
    for (Object argument : arguments) {
      if (argument instanceof byte[] bytes) {
        request.arg(bytes);
      } else {
        request.arg(argument.toString());
      }
    }
    if (client == null) {
      String login = password.isEmpty() ? "" : ":" + password + "@";
      client = Redis.createClient(vertx, "redis://" + login + "127.0.0.1:" + port);
    }
    try {
      return client.send(request).await(60, TimeUnit.SECONDS);
    } catch (TimeoutException late) {
      throw new AssertionError(late);
    }
  }

  /** Waits until something is so. */
  public static void until(BooleanSupplier so) {
    Eventually.await("what the test waits for", so);
  }

  @Override
  public void close() throws IOException {
    stop();
  }
}
