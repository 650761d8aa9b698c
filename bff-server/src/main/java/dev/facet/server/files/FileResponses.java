// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.files;

import dev.facet.http.AcceptedCodings;
import dev.facet.http.ContentTypeOptions;
import dev.facet.http.HttpDate;
import dev.facet.http.Validators;
import dev.facet.server.action.StaticFiles;
import dev.facet.server.plugin.GatewayRequest;
import dev.facet.server.plugin.GatewayResponse;
import dev.facet.server.plugin.GatewayResponse.Body;
import dev.facet.server.plugin.Problem;
import dev.facet.server.plugin.ProblemCode;
import dev.facet.server.plugin.ProblemException;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import java.io.IOException;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Consumer;

/**
 * The response that is made of a file: preconditions in the order of RFC 9110, section 13.2.2, then
 * the range. Short bodies are read at once, others while they are sent. Blocks: not for event
 * loops.
 */
final class FileResponses {
  private static final int OK = 200;
  private static final int PARTIAL = 206;
  private static final int NOT_MODIFIED = 304;

  /** The longest body that is read at once, in bytes. */
  private static final int MAX_WHOLE = 64 << 10;

  /** To be asked for each time, so that a new deployment is seen at once. */
  private static final String REVALIDATED = "no-cache";

  private static final CharSequence BYTES = HttpHeaders.createOptimized("bytes");

  private final StaticFiles files;
  private final FileTypes types;
  private final FileValidators states;
  private final InstantSource clock;
  private final FileReads reads;

  FileResponses(
      StaticFiles files,
      FileTypes types,
      FileValidators states,
      InstantSource clock,
      FileReads reads) {
    this.files = files;
    this.types = types;
    this.states = states;
    this.clock = clock;
    this.reads = reads;
  }

  /**
   * The response to a GET or HEAD.
   *
   * @param file closed once it is not needed any more, whatever happens
   * @param broken told why a body ends too early that has begun
   * @throws ProblemException where a precondition or a range does not fit the file
   * @throws java.io.EOFException where the file became shorter since it was opened
   */
  GatewayResponse of(OpenedFile file, GatewayRequest request, Consumer<Throwable> broken)
      throws IOException {
    boolean streamed = false;
    try {
      GatewayResponse response = respond(new Sending(file, HttpHeaders.headers(), broken), request);
      streamed = response.body() instanceof Body.Streamed;
      return response;
    } finally {
      if (!streamed) {
        file.close();
      }
    }
  }

  /**
   * A response that is being made.
   *
   * @param headers those of the response
   */
  private record Sending(OpenedFile file, MultiMap headers, Consumer<Throwable> broken) {}

  private GatewayResponse respond(Sending sending, GatewayRequest request) throws IOException {
    OpenedFile file = sending.file();
    MultiMap headers = sending.headers();
    Validators validators = states.of(file);
    addState(headers, file, validators);
    if (validators.failPrecondition(request.headers())) {
      throw new ProblemException(
          Problem.of(
              ProblemCode.PRECONDITION_FAILED,
              "The file is not in the state that If-Match or If-Unmodified-Since names."));
    }
    if (validators.areKnown(request.headers())) {
      return new GatewayResponse(NOT_MODIFIED, headers, new Body.Empty());
    }
    addContent(headers, file);
    boolean head = request.method().equals(HttpMethod.HEAD);
    FileRanges ranges =
        head
            ? new FileRanges.Whole()
            : FileRanges.of(request.headers(), validators, file.size(), clock.instant());
    return switch (ranges) {
      case FileRanges.Whole() when head -> {
        headers.set(HttpHeaders.CONTENT_LENGTH, Long.toString(file.size()));
        yield new GatewayResponse(OK, headers, new Body.Empty());
      }
      case FileRanges.Whole() -> sent(OK, sending, List.of(new FilePiece.Span(0, file.size())));
      case FileRanges.Parts(var spans) -> parts(sending, spans);
      case FileRanges.Unsatisfiable() -> throw unsatisfiable(file.size());
    };
  }

  /** What a 304 says too. */
  private void addState(MultiMap headers, OpenedFile file, Validators validators) {
    boolean fallback = !files.fallback().isEmpty() && file.path().isAt(files.fallback());
    headers.set(HttpHeaders.CACHE_CONTROL, fallback ? REVALIDATED : files.cacheControl());
    if (validators.etag() != null) {
      headers.set(HttpHeaders.ETAG, validators.etag());
    }
    if (validators.modified() != null) {
      headers.set(HttpHeaders.LAST_MODIFIED, HttpDate.format(validators.modified()));
    }
    if (files.precompressed()) {
      headers.set(HttpHeaders.VARY, HttpHeaders.ACCEPT_ENCODING);
    }
  }

  private void addContent(MultiMap headers, OpenedFile file) {
    headers.set(HttpHeaders.CONTENT_TYPE, types.of(file.path().name()));
    ContentTypeOptions.set(headers);
    headers.set(HttpHeaderNames.ACCEPT_RANGES, BYTES);
    if (!file.coding().equals(AcceptedCodings.IDENTITY)) {
      headers.set(HttpHeaders.CONTENT_ENCODING, file.coding());
    }
  }

  private GatewayResponse parts(Sending sending, List<FilePiece.Span> spans) throws IOException {
    OpenedFile file = sending.file();
    MultiMap headers = sending.headers();
    if (spans.size() == 1) {
      headers.set(
          HttpHeaderNames.CONTENT_RANGE, Multipart.contentRange(spans.getFirst(), file.size()));
      return sent(PARTIAL, sending, List.copyOf(spans));
    }
    Multipart multipart = Multipart.begin();
    List<FilePiece> pieces = multipart.pieces(spans, types.of(file.path().name()), file.size());
    headers.set(HttpHeaders.CONTENT_TYPE, multipart.contentType());
    return sent(PARTIAL, sending, pieces);
  }

  private GatewayResponse sent(int status, Sending sending, List<FilePiece> pieces)
      throws IOException {
    OpenedFile file = sending.file();
    MultiMap headers = sending.headers();
    long length = pieces.stream().mapToLong(FilePiece::length).sum();
    if (length <= MAX_WHOLE) {
      Buffer body = Buffer.buffer((int) length);
      for (FilePiece piece : pieces) {
        body.appendBuffer(bytes(piece, file));
      }
      return new GatewayResponse(status, headers, new Body.Bytes(body));
    }
    headers.set(HttpHeaders.CONTENT_LENGTH, Long.toString(length));
    FileStream stream = new FileStream(file, pieces, reads, sending.broken());
    return new GatewayResponse(status, headers, new Body.Streamed(stream, null, stream::abort));
  }

  private static Buffer bytes(FilePiece piece, OpenedFile file) throws IOException {
    return switch (piece) {
      case FilePiece.Text(var bytes) -> bytes;
      case FilePiece.Span(var start, var end) -> FileStream.read(file, start, (int) (end - start));
    };
  }

  private static ProblemException unsatisfiable(long size) {
    return new ProblemException(
        Problem.of(
                ProblemCode.RANGE_NOT_SATISFIABLE,
                "Range: no part of it is in the file, which has " + size + " bytes.")
            .withHeader("content-range", "bytes */" + size));
  }
}
