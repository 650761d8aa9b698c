// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.runtime;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.classic.spi.StackTraceElementProxy;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.encoder.EncoderBase;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.event.KeyValuePair;

/** Writes each event of the log as one line of UTF-8. Without state, so for all threads. */
abstract class LogLines extends EncoderBase<ILoggingEvent> {
  private static final byte[] NOTHING = {};
  private static final int USUAL_LENGTH = 400;

  /** Appends an event, without the line feed behind it. */
  abstract void append(StringBuilder line, ILoggingEvent event);

  @Override
  public final byte[] encode(ILoggingEvent event) {
    StringBuilder line = new StringBuilder(USUAL_LENGTH);
    append(line, event);
    return line.append('\n').toString().getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public final byte[] headerBytes() {
    return NOTHING;
  }

  @Override
  public final byte[] footerBytes() {
    return NOTHING;
  }

  static String message(ILoggingEvent event) {
    return Objects.toString(event.getFormattedMessage(), "");
  }

  /**
   * What was thrown, with its stack trace and its causes. What the library says of a header that
   * cannot be written quotes the value, which may be a secret, and is left out.
   */
  static String trace(IThrowableProxy thrown) {
    return ThrowableProxyUtil.asString(new Unquoted(thrown));
  }

  /** What the event says beside its message; empty for nothing. */
  static List<KeyValuePair> members(ILoggingEvent event) {
    return Objects.requireNonNullElse(event.getKeyValuePairs(), List.of());
  }

  /** What was thrown, without the values of headers. */
  private record Unquoted(IThrowableProxy thrown) implements IThrowableProxy {
    private static final String INVALID = IllegalArgumentException.class.getName();
    private static final List<String> LIBRARIES =
        List.of("io.vertx.core.http.", "io.netty.handler.codec.");

    @Override
    public @Nullable String getMessage() {
      return quotesHeader() ? "a header that cannot be written" : thrown.getMessage();
    }

    private boolean quotesHeader() {
      StackTraceElementProxy[] trace = thrown.getStackTraceElementProxyArray();
      return INVALID.equals(thrown.getClassName())
          && trace.length > 0
          && LIBRARIES.stream()
              .anyMatch(trace[0].getStackTraceElement().getClassName()::startsWith);
    }

    @Override
    public @Nullable String getOverridingMessage() {
      return quotesHeader() ? null : thrown.getOverridingMessage();
    }

    @Override
    public String getClassName() {
      return thrown.getClassName();
    }

    @Override
    public StackTraceElementProxy[] getStackTraceElementProxyArray() {
      return thrown.getStackTraceElementProxyArray();
    }

    @Override
    public int getCommonFrames() {
      return thrown.getCommonFrames();
    }

    @Override
    public @Nullable IThrowableProxy getCause() {
      IThrowableProxy cause = thrown.getCause();
      return cause == null ? null : new Unquoted(cause);
    }

    @Override
    public IThrowableProxy[] getSuppressed() {
      return Stream.of(thrown.getSuppressed()).map(Unquoted::new).toArray(IThrowableProxy[]::new);
    }

    @Override
    public boolean isCyclic() {
      return thrown.isCyclic();
    }
  }
}
