// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream.redis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;

import dev.facet.upstream.TestPem;
import dev.facet.upstream.config.PemFile;
import dev.facet.upstream.config.RedisConfig;
import dev.facet.upstream.config.Secret;
import dev.facet.upstream.config.TlsConfig;
import dev.facet.upstream.store.Found.Outcome;
import io.vertx.core.net.NetServer;
import io.vertx.core.net.NetServerOptions;
import io.vertx.redis.client.Command;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A Redis that goes, is slow, lets nobody in, or is none. */
final class LostRedisTest extends WithRedis {
  @Test
  void goesOnWithoutItAndComesBack() throws IOException, InterruptedException {
    RedisStore store = replica();
    Heard heard = new Heard();
    store.watch("users", heard);
    keep(store, find(store, "a"), "a", "value", "x");

    int before = warnings().size(); // of a beginning that took its time
    redis().stop();

    TestRedis.until(() -> !store.isOpen() && told("Connection refused") == 1);
    assertEquals(Outcome.SKIPPED, find(store, "a").outcome());
    redis().restart();
    TestRedis.until(store::isOpen);
    assertEquals(Outcome.ANSWERED, find(store, "a").outcome());
    assertEquals("lost", heard.lost.take());
    assertToldOnce(warnings().subList(before, warnings().size()));

    redis().stop();

    TestRedis.until(() -> told("Connection refused") == 2);
  }

  private long told(String words) {
    return warnings().stream().filter(line -> line.contains(words)).count();
  }

  /** As where a password is changed: those who are there are sent away, and not let in again. */
  @Test
  void tellsWhyItIsNotLetInAgain() throws IOException {
    try (TestRedis locked = TestRedis.start(vertx, "first")) {
      RedisStore store = connected(RedisConfigs.at("redis://:first@127.0.0.1:" + locked.port()));
      locked.tell(Command.CONFIG, "SET", "requirepass", "second");

      locked.tell(Command.CLIENT, "KILL", "SKIPME", "yes");

      TestRedis.until(() -> warnings().stream().anyMatch(line -> line.contains("WRONGPASS")));
      assertFalse(store.isOpen());
      assertFalse(warnings().toString().contains("first"), "" + warnings());
    }
  }

  @Test
  void forgetsLaterWhatItCouldNotForget() throws IOException {
    RedisStore store = replica();
    redis().stop();
    TestRedis.until(() -> !store.isOpen());

    forget(store, "x");

    redis().restart();
    TestRedis.until(store::isOpen);
    TestRedis.until(() -> redis().has("facet:2:users:l:x"));
  }

  @Test
  void isNotWaitedForOnceItIsKnownToBeSilent() {
    RedisStore store = connected(RedisConfigs.within(redis().url(), Duration.ofMillis(500)));
    int before = warnings().size();
    redis().tell(Command.CLIENT, "PAUSE", "600000");

    for (int i = 0; i < 3; i++) {
      assertEquals(Outcome.TIMEOUT, find(store, "a").outcome());
    }

    TestRedis.until(() -> !store.isOpen() && warnings().size() > before);
    assertEquals(Outcome.SKIPPED, find(store, "a").outcome());
    assertToldOnce(warnings().subList(before, warnings().size()));
  }

  @Test
  void logsInByUserAndPassword() throws IOException {
    try (TestRedis locked = TestRedis.start(vertx, "s3+cr%et")) {
      RedisStore byUrl =
          connected(RedisConfigs.at("redis://default:s3+cr%25et@127.0.0.1:" + locked.port()));
      RedisStore bySetting =
          connected(
              new RedisConfig(
                  URI.create(locked.url() + "/2"),
                  new Secret("s3+cr%et"),
                  Duration.ofSeconds(10),
                  null,
                  null));

      keep(byUrl, find(byUrl, "a"), "a", "value", "x");

      RedisStoreTest.await(byUrl, "a");
      assertNull(value(find(bySetting, "a"), 0)); // another database
    }
  }

  @Test
  void tellsOnceThatItIsNotLetInAndNotByWhichPassword() throws IOException {
    try (TestRedis locked = TestRedis.start(vertx, "right-one")) {
      RedisStore store = begun(RedisConfigs.at("redis://:wrong-one@127.0.0.1:" + locked.port()));

      TestRedis.until(() -> told("WRONGPASS") == 1);

      assertFalse(store.isOpen());
      assertFalse(warnings().toString().contains("wrong-one"), "" + warnings());
    }
  }

  /** Whoever asks gets an answer, whatever stands in the way of the scripts. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "*2\r\n$3\r\nabc\r\n$-1\r\n", // no time
        "*2\r\n$-1\r\n$-1\r\n",
        "*2\r\n:1\r\n*1\r\n:7\r\n",
        "*1\r\n:1\r\n", // nothing about the key
        "$3\r\nabc\r\n",
        ":5\r\n",
        "+OK\r\n",
        "$-1\r\n"
      })
  void nonsenseInPlaceOfAResponseIsAnErrorOfRedis(String nonsense) {
    NetServer odd = answering(nonsense);
    RedisStore store = connected(RedisConfigs.at("redis://127.0.0.1:" + odd.actualPort()));

    assertEquals(Outcome.ERROR, find(store, "a").outcome());

    String line =
        "store is gone: redis 127.0.0.1:%d: a response that Redis does not give; calls go on without it"
            .formatted(odd.actualPort());
    TestRedis.until(() -> told(line) == 1);
    await(odd.close());
  }

  /** The Redis of the test, but for what it says to scripts. */
  private NetServer answering(String nonsense) {
    return await(
        vertx
            .createNetServer()
            .connectHandler(outer -> {
              outer.pause();
              vertx
                  .createNetClient()
                  .connect(redis().port(), "127.0.0.1")
                  .onSuccess(inner -> {
                    inner.handler(outer::write).closeHandler(_ -> outer.close());
                    outer
                        .handler(asked -> {
                          // A heartbeat may stand before it.
                          String text = asked.toString();
                          int script = text.lastIndexOf('*', text.indexOf("evalsha"));
                          inner.write(script < 0 ? asked : asked.slice(0, script));
                          if (script >= 0) {
                            outer.write(nonsense);
                          }
                        })
                        .closeHandler(_ -> inner.close());
                    outer.resume();
                  });
            })
            .listen(0, "127.0.0.1"));
  }

  @Test
  void aServerThatIsNoRedisIsNone() {
    NetServer web =
        await(
            vertx
                .createNetServer()
                .connectHandler(
                    socket -> socket.handler(_ -> socket.write("HTTP/1.1 400 Bad Request\r\n\r\n")))
                .listen(0, "127.0.0.1"));

    RedisStore store = begun(RedisConfigs.at("redis://127.0.0.1:" + web.actualPort()));

    TestRedis.until(() -> !warnings().isEmpty());
    assertFalse(store.isOpen());
    await(web.close());
  }

  @Test
  void speaksTlsWithWhomItTrusts(@TempDir Path folder) throws Exception {
    TestPem authority = TestPem.authority(folder);
    TestPem.Signed signed = authority.sign("redis", "localhost");
    NetServer secure = inFrontOf(signed);
    TlsConfig trusting =
        new TlsConfig(
            new PemFile("ca.pem", Files.readString(authority.ca())), null, null, null, null);
    URI url = URI.create("rediss://localhost:" + secure.actualPort());

    RedisStore trusted =
        connected(new RedisConfig(url, null, Duration.ofSeconds(10), null, trusting));
    RedisStore stranger = begun(new RedisConfig(url, null, Duration.ofSeconds(10), null, null));

    assertEquals(Outcome.ANSWERED, find(trusted, "a").outcome());
    TestRedis.until(() -> warnings().stream().anyMatch(line -> line.contains("TLS: ")));
    assertFalse(stranger.isOpen());
    await(secure.close());
  }

  /** The Redis of the tests speaks no TLS itself. */
  private NetServer inFrontOf(TestPem.Signed signed) {
    NetServerOptions tls = new NetServerOptions().setSsl(true).setKeyCertOptions(signed.options());
    return await(
        vertx
            .createNetServer(tls)
            .connectHandler(outer -> {
              outer.pause();
              vertx
                  .createNetClient()
                  .connect(redis().port(), "127.0.0.1")
                  .onSuccess(inner -> {
                    inner.handler(outer::write).closeHandler(_ -> outer.close());
                    outer.handler(inner::write).closeHandler(_ -> inner.close());
                    outer.resume();
                  });
            })
            .listen(0, "localhost"));
  }
}
