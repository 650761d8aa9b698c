// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.listener;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.facet.server.RawConnection;
import dev.facet.server.listener.HeldReads.Holder;
import dev.facet.upstream.Eventually;
import io.netty.channel.ChannelConfig;
import io.netty.channel.embedded.EmbeddedChannel;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** T24: what is left of an upload behind its response. */
class UnreadUploadTest {
  private static final Vertx VERTX = Vertx.vertx();
  private static final String BODY = "x".repeat(20_000);

  private final ChannelConfig config = new EmbeddedChannel().config();

  @AfterAll
  static void close() {
    VERTX.close().await();
  }

  /** Has a body wait, for which no more is read. */
  private UnreadBody held() {
    HeldReads reads = new HeldReads(config);
    UnreadBody unread = new UnreadBody(reads);
    var _ = unread.arrived(BODY.length());
    reads.hold(Holder.TURN);
    reads.release(Holder.TURN);
    assertFalse(config.isAutoRead());
    return unread;
  }

  private void assertTaken(BiConsumer<UnreadUpload, UnreadBody> rest) throws Exception {
    UnreadBody unread = held();
    HttpServer server =
        VERTX
            .createHttpServer()
            .requestHandler(request -> respond(request, upload -> rest.accept(upload, unread)))
            .listen(0, "127.0.0.1")
            .await();
    try (RawConnection client = new RawConnection(server.actualPort())) {
      client.send("POST / HTTP/1.1\r\nhost: a\r\ncontent-length: 20000\r\n\r\n" + BODY);
      assertEquals(200, client.read(false).status());
      Eventually.await("nothing of it waits", config::isAutoRead);
    }
  }

  private static void respond(HttpServerRequest request, Consumer<UnreadUpload> rest) {
    request.pause();
    var _ = request.response().end();
    rest.accept(new UnreadUpload(request));
  }

  @Test
  void t24WhatIsDrainedDoesNotWait() throws Exception {
    assertTaken(UnreadUpload::drain);
  }

  @Test
  void t24WhatIsDroppedDoesNotWait() throws Exception {
    assertTaken(UnreadUpload::drop);
  }
}
