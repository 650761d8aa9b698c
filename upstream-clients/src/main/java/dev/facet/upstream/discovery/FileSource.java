// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream.discovery;

import dev.facet.upstream.endpoint.FoundEndpoint;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;

/**
 * Reads a file of endpoints again where it has changed. A change is taken over once the file stays
 * as it is from one look to the next, so that half of a file is not taken for the whole.
 */
final class FileSource implements EndpointSource {
  private static final long LOOK_EVERY_MILLIS = 500;
  private static final long MAX_BYTES = 1L << 20;

  private final Vertx vertx;
  private final WatchedLoop loop;
  private final Path file;
  private final String name;
  private final EndpointFileFormat format;
  private Look last = new Look("", "not looked at");
  private Look told = last;
  private boolean any;

  /**
   * What the file was.
   *
   * @param text its content
   * @param fault why there is none; empty where there is
   */
  private record Look(String text, String fault) {}

  FileSource(Vertx vertx, WatchedLoop loop, Path folder, String name, EndpointFileFormat format) {
    this.vertx = vertx;
    this.loop = loop;
    this.file = folder.resolve(name);
    this.name = name;
    this.format = format;
  }

  @Override
  public String place() {
    return "file " + name;
  }

  @Override
  public void start(Listener listener) {
    loop.run(() -> look(listener));
  }

  @Override
  public void close() {
    loop.close();
  }

  private void look(Listener listener) {
    vertx
        .executeBlocking(this::read, false)
        .onComplete(looked -> {
          if (loop.closed()) {
            return;
          }
          if (isNews(looked.result())) {
            tell(looked.result(), listener);
          } else {
            lookAgain(listener);
          }
        });
  }

  private void lookAgain(Listener listener) {
    loop.runAfter(LOOK_EVERY_MILLIS, () -> look(listener));
  }

  private boolean isNews(Look now) {
    boolean settled = now.equals(last) || !any;
    last = now;
    if (!settled || now.equals(told)) {
      return false;
    }
    any = true;
    told = now;
    return true;
  }

  /** Tells what is there; a long file takes longer to understand than an event loop has time. */
  private void tell(Look now, Listener listener) {
    vertx
        .executeBlocking(() -> endpoints(now), false)
        .onComplete(read -> {
          if (loop.closed()) {
            return;
          }
          if (read.succeeded()) {
            listener.found(read.result());
          } else {
            listener.failed(String.valueOf(read.cause().getMessage()));
          }
          lookAgain(listener);
        });
  }

  private List<FoundEndpoint> endpoints(Look now) {
    if (!now.fault().isEmpty()) {
      throw new IllegalArgumentException(now.fault());
    }
    return format.read(name, now.text()).stream().map(FoundEndpoint::of).distinct().toList();
  }

  private Look read() {
    if (Files.exists(file) && !Files.isRegularFile(file)) {
      return new Look("", "it is not a regular file"); // a pipe could be waited for, for ever
    }
    try {
      return Files.size(file) > MAX_BYTES
          ? new Look("", "the file is longer than 1MiB")
          : new Look(Files.readString(file), "");
    } catch (NoSuchFileException gone) {
      return new Look("", "the file is not there");
    } catch (CharacterCodingException garbled) {
      return new Look("", "the file is not UTF-8");
    } catch (IOException | RuntimeException unreadable) {
      return new Look("", "the file cannot be read: " + unreadable.getClass().getSimpleName());
    }
  }
}
