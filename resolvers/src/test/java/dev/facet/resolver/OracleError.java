// SPDX-License-Identifier: Apache-2.0
package dev.facet.resolver;

import graphql.ErrorClassification;
import graphql.ErrorType;
import graphql.GraphQLError;
import graphql.execution.ResultPath;
import graphql.language.SourceLocation;
import java.util.List;

/** An error of the oracle at a path. */
@SuppressWarnings("serial") // the library's interface is serializable; no test writes one
record OracleError(List<Object> path, String code, String service, int status)
    implements GraphQLError {
  static OracleError at(ResultPath path, OracleFailure failure) {
    return new OracleError(path.toList(), failure.code(), failure.service(), failure.status());
  }

  @Override
  public String getMessage() {
    return code;
  }

  @Override
  public List<SourceLocation> getLocations() {
    return List.of();
  }

  @Override
  public List<Object> getPath() {
    return path;
  }

  @Override
  public ErrorClassification getErrorType() {
    return ErrorType.DataFetchingException;
  }
}
