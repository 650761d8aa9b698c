// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream.http;

import dev.facet.upstream.RequestBody;
import dev.facet.upstream.RequestTrailers;
import dev.facet.upstream.UpstreamFailure;
import dev.facet.upstream.UpstreamFailure.Cancelled;
import dev.facet.upstream.resilience.Call;
import dev.facet.upstream.resilience.ReplayBuffer;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.streams.ReadStream;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The body of an upload between its client and the attempts that send it. Its first piece is read
 * before there is one. Of a request that may be sent twice, what passes is kept, up to 64 KiB, so
 * that another attempt begins with it and goes on with the source.
 */
final class UploadBody implements Call.Watcher {
  private final HttpCall call;
  private final ReadStream<Buffer> source;
  private final RequestTrailers trailers;
  private final ReplayBuffer kept;
  private boolean over;
  private @Nullable Runnable first;
  private @Nullable Upload reader;

  /**
   * A body of which nothing has been read.
   *
   * @param repeatable whether the request may be sent twice
   */
  UploadBody(HttpCall call, RequestBody.Streamed body, boolean repeatable) {
    this.call = call;
    this.source = body.source();
    this.trailers = body.trailers();
    this.kept = new ReplayBuffer(repeatable);
  }

  /** Runs something, once, when there is a piece or nothing will come. */
  void awaitFirst(Runnable then) {
    first = then;
    listen();
    source.fetch(1);
  }

  /** What follows it. */
  RequestTrailers trailers() {
    return trailers;
  }

  /** Whether all that was read is still there. */
  boolean replayable() {
    return kept.whole();
  }

  /** Nothing will be sent once more: what passes is not kept any longer. */
  void settle() {
    kept.settle();
  }

  /** Sends what was read to an attempt, and then the rest as it comes. */
  void flowTo(Upload upload) {
    reader = upload;
    if (!over) { // a source that has ended takes no handlers any more
      listen();
    }
    List<Buffer> read = kept.pieces();
    kept.sent();
    for (int i = 0; i < read.size() && reader == upload; i++) {
      upload.send(read.get(i));
    }
    if (reader == upload && over) {
      upload.end();
    } else if (reader == upload && !upload.held()) {
      source.resume();
    }
  }

  void pause() {
    source.pause();
  }

  void resume() {
    source.resume();
  }

  /** An attempt reads no more; the rest of the source stays where it is. */
  void stop(Upload upload) {
    if (reader == upload) {
      reader = null;
      source.pause();
      mute();
    }
  }

  @Override
  public void ended(Call over, @Nullable UpstreamFailure failure) {
    settle();
    if (reader == null) {
      mute();
    }
  }

  private void listen() {
    source.exceptionHandler(broken -> call.giveUp(new Cancelled(call.service())));
    source.endHandler(end -> call.guarded(this::end));
    source.handler(piece -> call.guarded(() -> read(piece)));
  }

  private void mute() {
    source.handler(null).endHandler(null).exceptionHandler(null);
  }

  private void read(Buffer piece) {
    Upload to = reader;
    kept.add(piece, to == null);
    if (to == null) {
      passFirst();
    } else {
      to.send(piece);
    }
  }

  private void end() {
    over = true;
    Upload to = reader;
    if (to == null) {
      passFirst();
    } else {
      to.end();
    }
  }

  private void passFirst() {
    Runnable then = first;
    first = null;
    if (then != null && !call.ended()) {
      then.run();
    }
  }
}
