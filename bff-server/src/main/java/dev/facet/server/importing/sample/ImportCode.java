// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.importing.sample;

import dev.facet.schema.diagnostic.CodeText;
import dev.facet.schema.diagnostic.DiagnosticCode;

/** What can be wrong with what is imported. Ids are stable; a retired one is not given again. */
public enum ImportCode implements DiagnosticCode {
  /** A sample that is not JSON. */
  NOT_JSON(
      "I001",
      "a sample that is not JSON",
      "A sample is one JSON value (RFC 8259) in UTF-8, as a service responds with it. Of a name that"
          + " an object has twice nobody can tell which value counts.",
      "{'id': 7}",
      "{\"id\": 7}"),
  /** A sample with too many brackets in brackets. */
  TOO_DEEP(
      "I002",
      "a sample with too many brackets in brackets",
      "More than 100 brackets in brackets are no type that an operation could select. Give a part of"
          + " the response.",
      "[[[[[[[[[[[[…]]]]]]]]]]]]",
      "[[1, 2], [3]]"),
  /** Names that become one. */
  NAME_CLASH(
      "I003",
      "names that become one name",
      "Two properties, types or parameters have names that are the same in GraphQL, or a file beside"
          + " the new one defines the type. No name is made up: --rename OLD=NEW says which.",
      "{\"first-name\": \"A\", \"firstName\": \"B\"}",
      "--rename 'Customer.first-name=givenName'"),
  /** A name that GraphQL does not take. */
  UNUSABLE_NAME(
      "I004",
      "a name that cannot be one of GraphQL's",
      "A name of GraphQL has ASCII letters, digits and underscores, and begins with no digit. Names"
          + " with two underscores in front, names of scalars and of the types that operations start"
          + " at, and those that begin with Facet as the types of Facet's directives, have a meaning"
          + " already. --rename OLD=NEW gives another one.",
      "{\"__v\": 3}",
      "--rename 'Product.__v=version'");

  private final CodeText text;

  ImportCode(String number, String summary, String meaning, String wrong, String right) {
    text = CodeText.of(number, summary, meaning, wrong, right);
  }

  @Override
  public CodeText text() {
    return text;
  }
}
