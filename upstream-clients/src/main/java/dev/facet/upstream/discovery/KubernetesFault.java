// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream.discovery;

import dev.facet.upstream.config.DataSize;
import dev.facet.upstream.tls.TlsFault;
import io.vertx.core.http.HttpClosedException;
import java.io.IOException;
import java.io.Serial;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/** Why a cluster cannot be asked, in words for the log that hold nothing of a token. */
final class KubernetesFault extends Exception {
  /** What a response is that is not what the API promises. */
  static final String MALFORMED = "the API server's response is not a list or an event of slices";

  /** What a CA file is that TLS cannot do with. */
  static final String NO_AUTHORITY =
      "the file ca.crt of the service account holds no certificate that is valid today";

  /** More than any library wraps. */
  private static final int MAX_CAUSES = 16;

  @Serial private static final long serialVersionUID = 1L;

  KubernetesFault(String words) {
    super(words, null, false, false);
  }

  /** What a status means. */
  static KubernetesFault ofStatus(int status, String namespace) {
    return new KubernetesFault(
        switch (status) {
          case 401 -> "401: the API server does not accept the token of the service account";
          case 403 ->
              "403: the service account may not read endpointslices.discovery.k8s.io in namespace "
                  + namespace
                  + "; grant it list and watch";
          case 404 -> "404: the API server has no discovery.k8s.io/v1";
          case 410 -> "410: the list was too old before all of its pages were read";
          default -> "the API server responds with status " + status;
        });
  }

  /** A list that is longer than is read. */
  static KubernetesFault tooLong(DataSize limit) {
    return new KubernetesFault(
        "the list of slices is longer than " + limit + "; raise discover.kubernetes.maxList");
  }

  /** A list that never ends. */
  static KubernetesFault tooManyPages(int limit) {
    return new KubernetesFault("the list of slices has more than " + limit + " pages");
  }

  /** What is told of any fault. */
  static String words(Throwable fault) {
    List<Throwable> chain =
        Stream.iterate(fault, Objects::nonNull, Throwable::getCause).limit(MAX_CAUSES).toList();
    String tls = TlsFault.words(chain.reversed(), "the API server");
    return tls.isEmpty() ? withoutTls(fault) : "TLS: " + tls;
  }

  private static String withoutTls(Throwable fault) {
    return switch (fault) {
      case KubernetesFault ours -> String.valueOf(ours.getMessage());
      case UnknownHostException unknown -> "unknown host: " + unknown.getMessage();
      case HttpClosedException _ ->
          "the API server closed the connection before its response was complete";
      case IOException io -> String.valueOf(io.getMessage());
      case TimeoutException _ -> "the API server did not respond in time";
      default -> "the API server cannot be asked: " + fault.getClass().getSimpleName();
    };
  }
}
