package io.careflow.platform;

import jakarta.validation.ConstraintViolationException;
import java.util.List;
import org.springframework.http.HttpStatus;

/** A request that is refused, answered as problem details (RFC 9457). Nothing has been changed when it is thrown. */
public class ProblemException extends RuntimeException {

    private final HttpStatus status;
    private final List<FieldProblem> fields;

    private ProblemException(HttpStatus status, String detail, List<FieldProblem> fields) {
        super(detail);
        this.status = status;
        this.fields = fields;
    }

    /** 404: there is no such thing, or none that the caller may know of. */
    public static ProblemException notFound(String detail) {
        return new ProblemException(HttpStatus.NOT_FOUND, detail, List.of());
    }

    /** 409: the thing is in a state that does not allow it. */
    public static ProblemException conflict(String detail) {
        return new ProblemException(HttpStatus.CONFLICT, detail, List.of());
    }

    /** 412: it has been changed since the caller read it. */
    public static ProblemException changedMeanwhile(String detail) {
        return new ProblemException(HttpStatus.PRECONDITION_FAILED, detail, List.of());
    }

    /** 428: the request must say which version it is about (RFC 6585). */
    public static ProblemException versionRequired(String detail) {
        return new ProblemException(HttpStatus.PRECONDITION_REQUIRED, detail, List.of());
    }

    /** 403: the caller may not do this. */
    public static ProblemException forbidden(String detail) {
        return new ProblemException(HttpStatus.FORBIDDEN, detail, List.of());
    }

    /** 400: a field is malformed. */
    public static ProblemException invalid(String field, String message) {
        return new ProblemException(
                HttpStatus.BAD_REQUEST, field + ": " + message, List.of(new FieldProblem(field, message)));
    }

    /** 400: the object at {@code path} of the request is malformed in the fields that the violations name. */
    public static ProblemException invalid(String path, ConstraintViolationException e) {
        var fields = e.getConstraintViolations().stream()
                .map(v -> new FieldProblem(path + "." + v.getPropertyPath(), v.getMessage()))
                .toList();
        return new ProblemException(HttpStatus.BAD_REQUEST, path + " is not valid", fields);
    }

    /** 422: well-formed, and refused by a rule that names the fields. */
    public static ProblemException unprocessable(String detail, List<FieldProblem> fields) {
        return new ProblemException(HttpStatus.UNPROCESSABLE_ENTITY, detail, List.copyOf(fields));
    }

    /** 413: there is more of it than is taken. */
    public static ProblemException tooLarge(String detail) {
        return new ProblemException(HttpStatus.CONTENT_TOO_LARGE, detail, List.of());
    }

    /** 503: something this needs is out of reach just now; trying again later may work. */
    public static ProblemException unavailable(String detail) {
        return new ProblemException(HttpStatus.SERVICE_UNAVAILABLE, detail, List.of());
    }

    /** The HTTP status of the answer. */
    public HttpStatus status() {
        return status;
    }

    /** The fields at fault; empty where it is not about fields. */
    public List<FieldProblem> fields() {
        return fields;
    }
}
