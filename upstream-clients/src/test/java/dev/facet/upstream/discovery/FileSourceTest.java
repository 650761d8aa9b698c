// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream.discovery;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.facet.upstream.config.DiscoverConfig;
import dev.facet.upstream.config.EndpointConfig;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class FileSourceTest {
  @TempDir Path folder;
  private final Vertx vertx = Vertx.vertx();
  private final SteppedTimers timers = new SteppedTimers();
  private final ToldEndpoints told = new ToldEndpoints();
  private EndpointSource source = EndpointSource.NONE;

  @BeforeEach
  void make() {
    source =
        new SystemSources(
                vertx,
                timers,
                folder,
                (_, text) -> lines(text),
                DnsSettings.SYSTEM,
                KubernetesSettings.of(Map.of()))
            .of(new DiscoverConfig("endpoints.txt", null, null, null, null, null, null));
  }

  @AfterEach
  void close() {
    source.close();
    vertx.close().await();
  }

  @Test
  void tellsWhatTheFileHasAndOnceAChangeIsWholeThat() throws Exception {
    write("http://a\nhttp://b");
    source.start(told);
    assertEquals("http://a, http://b", told.next());

    timers.step();
    timers.step();
    write("http://a");
    timers.step();
    timers.step();
    assertEquals("http://a", told.next());
    assertTrue(told.silent());
  }

  @Test
  void halfOfAFileIsNotTakenForTheWhole() throws Exception {
    write("http://a");
    source.start(told);
    assertEquals("http://a", told.next());

    write("http://b");
    timers.step();
    timers.awaitTimer();
    write("http://b\nhttp://c");
    timers.step();
    timers.step();

    assertEquals("http://b, http://c", told.next());
  }

  @Test
  void readsNoFileLongerThanAMebibyte() throws Exception {
    write("#".repeat((1 << 20) + 1));
    source.start(told);

    assertEquals("failed: the file is longer than 1MiB", told.next());
  }

  @Test
  void looksTwiceASecond() throws Exception {
    write("http://a");
    source.start(told);

    assertEquals(500, timers.step());
  }

  @Test
  void saysOnceWhyThereAreNoneAndRecovers() throws Exception {
    source.start(told);
    assertEquals("failed: the file is not there", told.next());

    for (int look = 0; look < 3; look++) {
      timers.step();
    }
    write("no url");
    timers.step();
    timers.step();
    assertEquals("failed: no url", told.next());
    assertTrue(told.silent());

    write("http://a");
    timers.step();
    timers.step();
    assertEquals("http://a", told.next());
  }

  @Test
  void tellsTheSameAgainOnceTheFileIsBack() throws Exception {
    write("http://a");
    source.start(told);
    told.next();

    Files.delete(folder.resolve("endpoints.txt"));
    timers.step();
    timers.step();
    assertEquals("failed: the file is not there", told.next());
    write("http://a");
    timers.step();
    timers.step();
    assertEquals("http://a", told.next());
  }

  @Test
  void readsNeitherOtherCharactersThanUtf8NorAFolder() throws Exception {
    Files.write(folder.resolve("endpoints.txt"), "http://ü".getBytes(StandardCharsets.ISO_8859_1));
    source.start(told);
    assertEquals("failed: the file is not UTF-8", told.next());

    Files.delete(folder.resolve("endpoints.txt"));
    Files.createDirectory(folder.resolve("endpoints.txt"));
    timers.step();
    timers.step();
    assertEquals("failed: it is not a regular file", told.next());
  }

  @Test
  void waitsForNoPipe() throws Exception {
    String pipe = folder.resolve("endpoints.txt").toString();
    assertEquals(0, new ProcessBuilder("mkfifo", pipe).start().waitFor());
    source.start(told);
    assertEquals("failed: it is not a regular file", told.next());
  }

  private void write(String text) throws IOException {
    Files.writeString(folder.resolve("endpoints.txt"), text);
  }

  private static List<EndpointConfig> lines(String text) {
    if (text.startsWith("no")) {
      throw new IllegalArgumentException(text);
    }
    return text.lines().map(line -> new EndpointConfig(URI.create(line), null)).toList();
  }
}
