// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream.cache;

import dev.facet.upstream.ResponseBody;
import io.vertx.core.MultiMap;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A response as it is kept outside the process. Of the headers that a request must have it holds
 * the names and a digest of the values, which may be secrets; of whom it is for nothing at all:
 * that is in its key.
 *
 * @param headers to be read only
 * @param lifetime as in {@link Freshness}, in milliseconds
 * @param initialAge as there
 * @param names headers that select it, in lower case
 * @param values a digest of what the request had there
 */
public record StoredResponse(
    int status,
    MultiMap headers,
    ResponseBody body,
    long lifetime,
    long initialAge,
    boolean forAll,
    List<String> names,
    String values) {
  private static final int MAX_COUNT = 10_000;

  /** What is to be kept of a response. */
  public static StoredResponse of(CachedResponse kept) {
    return new StoredResponse(
        kept.status(),
        kept.headers(),
        kept.body(),
        kept.freshness().lifetime(),
        kept.freshness().initialAge(),
        kept.isForAll(),
        kept.selection().names(),
        kept.selection().digest());
  }

  Selection selection() {
    return new Selection(names, List.of());
  }

  /** Whether requests with the values of a selection may have it. */
  boolean isFor(Selection asked) {
    return asked.digest().equals(values);
  }

  /** As bytes. */
  public byte[] bytes() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(body.length() + 1_024);
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      out.writeInt(status);
      out.writeLong(lifetime);
      out.writeLong(initialAge);
      out.writeBoolean(forAll);
      write(values, out);
      out.writeInt(names.size());
      for (String name : names) {
        write(name, out);
      }
      out.writeInt(headers.entries().size());
      for (Map.Entry<String, String> header : headers) {
        write(header.getKey(), out);
        write(header.getValue(), out);
      }
      for (byte[] piece : body.pieces()) {
        out.write(piece);
      }
    } catch (IOException impossible) { // in memory
      throw new UncheckedIOException(impossible);
    }
    return bytes.toByteArray();
  }

  /** Reads it again; null where it is malformed. */
  public static @Nullable StoredResponse read(byte[] bytes) {
    try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
      int status = in.readInt();
      long lifetime = in.readLong();
      long initialAge = in.readLong();
      boolean forAll = in.readBoolean();
      String values = read(in);
      List<String> names = new ArrayList<>();
      for (int i = count(in); i > 0; i--) {
        names.add(read(in));
      }
      MultiMap headers = MultiMap.caseInsensitiveMultiMap();
      for (int i = count(in); i > 0; i--) {
        headers.add(read(in), read(in));
      }
      return new StoredResponse(
          status,
          headers,
          ResponseBody.of(in.readAllBytes()),
          lifetime,
          initialAge,
          forAll,
          names,
          values);
    } catch (IOException | IllegalArgumentException malformed) {
      return null;
    }
  }

  private static void write(String text, DataOutputStream out) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    out.writeInt(bytes.length);
    out.write(bytes);
  }

  private static String read(DataInputStream in) throws IOException {
    int length = in.readInt();
    if (length < 0 || length > in.available()) {
      throw new IOException("length: " + length);
    }
    return new String(in.readNBytes(length), StandardCharsets.UTF_8);
  }

  private static int count(DataInputStream in) throws IOException {
    int count = in.readInt();
    if (count < 0 || count > MAX_COUNT) {
      throw new IOException("count: " + count);
    }
    return count;
  }
}
