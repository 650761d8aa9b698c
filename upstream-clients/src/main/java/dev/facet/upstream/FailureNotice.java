// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream;

/**
 * What a client is told of a failed call, read off the table of {@link FailureCode}: the same code
 * and the same words in a GraphQL error and in problem+json.
 *
 * @param code for programs
 * @param sentence for people; names neither a service nor an address
 * @param mayHaveActed whether the request may change something and may have reached its service, so
 *     that a client asks before it repeats the request; never where nothing was sent, or the
 *     service processed nothing of what was
 * @param retryAfterSeconds when it is worth coming again (RFC 9110, section 10.2.3); 0 where nobody
 *     knows
 */
public record FailureNotice(
    FailureCode code, String sentence, boolean mayHaveActed, long retryAfterSeconds) {
  /** The member of a GraphQL error's extensions that says when to come again, in seconds. */
  public static final String RETRY_AFTER = "retryAfter";

  /** The member of a GraphQL error's extensions, of problem+json and of the log; true or absent. */
  public static final String MAY_HAVE_ACTED = "mayHaveActed";

  private static final String UNPROCESSED =
      "The service rejected the request without processing it.";
  private static final String ACTED = "; the service may have acted on the request.";

  /**
   * The notice of a failure.
   *
   * @param mayChange whether the request asks for a change: a mutation's call, or a method that is
   *     not safe (RFC 9110, section 9.2.1)
   */
  public static FailureNotice of(UpstreamException failed, boolean mayChange) {
    FailureCode code = FailureCode.of(failed.failure());
    String words = words(code, failed.failure());
    long again = failed.failure().retryAfterSeconds();
    return switch (code.transmission()) {
      case NEVER ->
          failed.delivery().sent()
              ? sent(code, words, mayChange, again)
              : new FailureNotice(code, unsent(words, failed.failure()), false, again);
      case ALWAYS -> sent(code, words, mayChange, again);
      case PERHAPS ->
          failed.delivery().sent() || !mayChange
              ? sent(code, words, mayChange, again)
              : new FailureNotice(code, words + "; nothing was sent to the service.", false, again);
    };
  }

  /**
   * The sentence of another failure after which the service may have acted.
   *
   * @param sentence with its full stop
   */
  public static String acted(String sentence) {
    return sentence.substring(0, sentence.length() - 1) + ACTED;
  }

  private static FailureNotice sent(FailureCode code, String words, boolean mayChange, long again) {
    return new FailureNotice(code, words + (mayChange ? ACTED : "."), mayChange, again);
  }

  private static String unsent(String words, UpstreamFailure failure) {
    return failure instanceof UpstreamFailure.Unreachable unreachable && unreachable.unprocessed()
        ? UNPROCESSED
        : words + "; nothing was sent to it.";
  }

  private static String words(FailureCode code, UpstreamFailure failure) {
    return failure instanceof UpstreamFailure.Undecodable undecodable
        ? code.words()
            + ": content-encoding "
            + undecodable.coding()
            + " (expected: "
            + undecodable.expected()
            + ")"
        : code.words();
  }
}
