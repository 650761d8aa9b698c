// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.runtime;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.LoggingEvent;
import io.netty.handler.codec.http.DefaultHttpHeaders;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.event.KeyValuePair;

class LogLinesTest {
  private static final Instant AT = Instant.parse("2026-03-01T02:00:00.007999Z");
  private static final LoggerContext LOGS = new LoggerContext();

  private static LoggingEvent event(
      String logger, Level level, String message, @Nullable Throwable thrown) {
    LoggingEvent event =
        new LoggingEvent("", LOGS.getLogger(logger), level, message, thrown, new Object[0]);
    event.setInstant(AT);
    return event;
  }

  private static String json(LoggingEvent event) {
    return new String(new JsonLogLines().encode(event), UTF_8);
  }

  private static String text(LoggingEvent event) {
    return new String(new TextLogLines(ZoneOffset.ofHours(1)).encode(event), UTF_8);
  }

  @Test
  void aLineIsAnObjectWithTheTimeInUtcAndMilliseconds() {
    LoggingEvent event = event("dev.facet.server.Main", Level.WARN, "say \"when\"", null);
    event.addKeyValuePair(new KeyValuePair("correlationId", "abc"));
    event.addKeyValuePair(new KeyValuePair("status", 503));
    event.addKeyValuePair(new KeyValuePair("durationMs", 1.5));
    event.addKeyValuePair(new KeyValuePair("complete", true));
    event.addKeyValuePair(new KeyValuePair("fields", List.of("Query.a", "Query.b")));
    event.addKeyValuePair(new KeyValuePair("none", List.of()));
    event.addKeyValuePair(new KeyValuePair("nothing", null));

    assertEquals(
        "{\"@timestamp\":\"2026-03-01T02:00:00.007Z\",\"level\":\"WARN\","
            + "\"message\":\"say \\\"when\\\"\",\"logger\":\"dev.facet.server.Main\","
            + "\"correlationId\":\"abc\",\"status\":503,\"durationMs\":1.5,\"complete\":true,"
            + "\"fields\":[\"Query.a\",\"Query.b\"],\"none\":[],\"nothing\":null}\n",
        json(event));
  }

  @Test
  void membersOfAnEventDoNotHideThoseOfTheLine() {
    LoggingEvent event = event("a", Level.INFO, "m", null);
    event.addKeyValuePair(new KeyValuePair("level", "high"));

    JsonObject line = new JsonObject(json(event));
    assertEquals("INFO", line.getString("level"));
    assertEquals("high", line.getString("level_"));
  }

  @Test
  void aStackTraceIsOneString() {
    Exception thrown = new IllegalStateException("outer\nline", new RuntimeException("inner"));

    String line = json(event("dev.facet.x", Level.ERROR, "broke", thrown));

    assertEquals(1, line.lines().count());
    String trace = new JsonObject(line).getString("exception");
    assertTrue(trace.startsWith("java.lang.IllegalStateException: outer\nline"), trace);
    assertTrue(trace.contains("\tat "), trace);
    assertTrue(trace.contains("Caused by: java.lang.RuntimeException: inner"), trace);
  }

  @ParameterizedTest
  @ValueSource(strings = {"s3cr3t\nkey", "s3cr3t\u0000", "s3cr3t\r\nx: b", "s3cr3t\u000b"})
  void aHeaderThatCannotBeWrittenIsNotQuoted(String value) {
    IllegalArgumentException invalid =
        assertThrows(
            IllegalArgumentException.class, () -> HttpHeaders.headers().set("x-key", value));
    IllegalArgumentException netty =
        assertThrows(
            IllegalArgumentException.class, () -> new DefaultHttpHeaders().set("x-key", value));
    RuntimeException around = new IllegalStateException("odd", netty);
    around.addSuppressed(invalid);

    for (Throwable thrown : List.of(invalid, netty, around)) {
      String line = json(event("dev.facet.x", Level.ERROR, "broke", thrown));
      assertFalse(line.contains("s3cr3t"), line);
      assertTrue(line.contains("IllegalArgumentException: a header that cannot"), line);
      assertFalse(text(event("dev.facet.x", Level.ERROR, "broke", thrown)).contains("s3cr3t"));
    }
  }

  @Test
  void linesForPeopleNameOnlyTheLoggersOfOthers() {
    LoggingEvent own =
        event("dev.facet.server.command.TerminalReport", Level.INFO, "serving", null);
    own.addKeyValuePair(new KeyValuePair("version", "ab12"));
    own.addKeyValuePair(new KeyValuePair("cause", "it \"broke\""));

    assertEquals(
        "03:00:00.007 INFO  serving  version=ab12 cause=\"it \\\"broke\\\"\"\n", text(own));
    assertEquals(
        "03:00:00.007 ERROR io.netty.X  odd\n",
        text(event("io.netty.X", Level.ERROR, "odd", null)));
    assertEquals(
        "03:00:00.007 DEBUG dev.facet.X  detail\n",
        text(event("dev.facet.X", Level.DEBUG, "detail", null)));
  }

  @Test
  void linesForPeopleHaveTheStackTraceBelow() {
    List<String> lines =
        text(event("dev.facet.x", Level.ERROR, "broke", new RuntimeException("no")))
            .lines()
            .toList();

    assertEquals("03:00:00.007 ERROR broke", lines.getFirst());
    assertEquals("java.lang.RuntimeException: no", lines.get(1));
    assertTrue(lines.get(2).startsWith("    at "), lines.get(2));
  }

  @Test
  void theMessageOfAnAccessLineStandsForItsMembers() {
    LoggingEvent event = event("access", Level.INFO, "GET / 200", null);
    event.addKeyValuePair(new KeyValuePair("status", 200));

    assertEquals("03:00:00.007 INFO  GET / 200\n", text(event));
  }

  @Property
  void nothingInAnEventEndsItsLine(@ForAll String said) {
    LoggingEvent event = event(said.isEmpty() ? "x" : said, Level.INFO, said, null);
    event.addKeyValuePair(new KeyValuePair(said, said));
    event.addKeyValuePair(new KeyValuePair("all", Arrays.asList(said, 1)));

    String line = json(event);

    assertEquals(line.length() - 1, firstControl(line));
    assertEquals(said, new JsonObject(line).getString("message"));
    assertEquals(new JsonArray().add(said).add(1), new JsonObject(line).getJsonArray("all"));
    assertFalse(new TextLogLines(ZoneOffset.UTC).encode(event).length == 0);
    String text = text(event);
    assertEquals(text.length() - 1, firstControl(text));
  }

  private static int firstControl(String line) {
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      if (Character.isISOControl(c) || c == '\u2028' || c == '\u2029' || c == '\u202e') {
        return i;
      }
    }
    return -1;
  }
}
