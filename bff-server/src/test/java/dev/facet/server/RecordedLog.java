// SPDX-License-Identifier: Apache-2.0
package dev.facet.server;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.LoggerFactory;
import org.slf4j.event.KeyValuePair;

/** What one logger tells while a test runs. */
public final class RecordedLog implements AutoCloseable {
  private final Logger logger;
  private final ListAppender<ILoggingEvent> events = new ListAppender<>();

  /** Listens to a logger, by its name. */
  public RecordedLog(String name) {
    logger = (Logger) LoggerFactory.getLogger(name);
    events.start();
    logger.addAppender(events);
  }

  /** What was told so far, by whatever thread: the appender holds its own lock while it adds. */
  public List<ILoggingEvent> events() {
    synchronized (events) {
      return List.copyOf(events.list);
    }
  }

  /** The members of what was told so far, line by line. */
  public List<Map<String, Object>> members() {
    return events().stream().map(RecordedLog::members).toList();
  }

  /** The members of a line. */
  static Map<String, Object> members(ILoggingEvent event) {
    Map<String, Object> members = new LinkedHashMap<>();
    if (event.getKeyValuePairs() != null) {
      for (KeyValuePair member : event.getKeyValuePairs()) {
        members.put(member.key, member.value);
      }
    }
    return members;
  }

  @Override
  public void close() {
    logger.detachAppender(events);
  }
}
