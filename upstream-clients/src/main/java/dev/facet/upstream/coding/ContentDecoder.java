// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream.coding;

import dev.facet.http.ContentCodings;
import dev.facet.http.Tokens;
import dev.facet.upstream.ResponseBody;
import dev.facet.upstream.UpstreamFailure;
import dev.facet.upstream.UpstreamFailure.TooLarge;
import dev.facet.upstream.UpstreamFailure.Undecodable;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;

/**
 * Undoes the content codings of responses (RFC 9110, section 8.4), up to a limit of decoded bytes:
 * beyond it nothing more is inflated.
 *
 * @param service whose responses these are, for messages
 * @param limit the longest body, in bytes; of what lies between two codings too
 */
public record ContentDecoder(String service, long limit) {
  /** All codings that can be undone, as a request lists them. */
  public static final String ACCEPTED = "gzip, deflate, br, zstd";

  /** More than any service uses, and as much work as is spent on one response. */
  private static final int MAX_CODINGS = 3;

  private static final int PIECE = 16_384;

  /** Characters of the longest list of codings that a message shows. */
  private static final int MAX_SHOWN = 60;

  /** What became of a body. */
  public sealed interface Decoded {
    /** The body as it was before it was encoded. */
    record Body(ResponseBody body) implements Decoded {}

    /** It is not known what the body was. */
    record Failed(UpstreamFailure failure) implements Decoded {}
  }

  /** Decodes a body as the headers of its response say; one without codings stays as it is. */
  public Decoded decode(MultiMap headers, ResponseBody body) {
    if (body.length() == 0 || !headers.contains(HttpHeaders.CONTENT_ENCODING)) {
      return new Decoded.Body(body);
    }
    List<String> codings = ContentCodings.applied(headers.getAll(HttpHeaders.CONTENT_ENCODING));
    if (codings.isEmpty()) {
      return new Decoded.Body(body);
    }
    if (codings.size() > MAX_CODINGS) {
      return undecodable(codings, Undecodable.TOO_MANY);
    }
    try {
      return decode(codings, body);
    } catch (BeyondLimit beyond) {
      return new Decoded.Failed(new TooLarge(service, limit));
    } catch (IOException e) {
      String message = e.getMessage();
      return undecodable(codings, message == null ? "its end is missing" : message);
    }
  }

  private Decoded decode(List<String> codings, ResponseBody body) throws IOException {
    List<AutoCloseable> opened = new ArrayList<>();
    try {
      InputStream in = body.stream();
      for (String coding : codings.reversed()) {
        InputStream decoded = Codings.undo(coding, in, opened);
        if (decoded == null) {
          return undecodable(codings, Undecodable.NOT_KNOWN);
        }
        in = new Limited(decoded, limit);
      }
      return new Decoded.Body(all(in));
    } finally {
      Codings.end(opened);
    }
  }

  private static ResponseBody all(InputStream in) throws IOException {
    List<byte[]> pieces = new ArrayList<>();
    for (byte[] piece = in.readNBytes(PIECE); piece.length > 0; piece = in.readNBytes(PIECE)) {
      pieces.add(piece);
    }
    return ResponseBody.of(pieces);
  }

  private Decoded undecodable(List<String> codings, String detail) {
    String all = String.join(", ", codings);
    boolean readable = all.length() <= MAX_SHOWN && codings.stream().allMatch(Tokens::isToken);
    String many = codings.size() > MAX_CODINGS ? "(" + codings.size() + " codings)" : "";
    String shown = readable ? all : many.isEmpty() ? "(not a coding)" : many;
    return new Decoded.Failed(new Undecodable(service, shown, detail));
  }

  /** Ends a stream that is longer than allowed. */
  private static final class Limited extends FilterInputStream {
    private long left;

    Limited(InputStream in, long limit) {
      super(in);
      this.left = limit;
    }

    @Override
    public int read() throws IOException {
      int one = super.read();
      count(one < 0 ? 0 : 1);
      return one;
    }

    @Override
    public int read(byte[] to, int from, int most) throws IOException {
      int count = super.read(to, from, most);
      count(count);
      return count;
    }

    private void count(int bytes) throws IOException {
      left -= Math.max(bytes, 0);
      if (left < 0) {
        throw new BeyondLimit();
      }
    }
  }

  /** The body is longer than allowed. */
  private static final class BeyondLimit extends IOException {
    private static final long serialVersionUID = 1L;
  }
}
