package io.careflow.platform;

import jakarta.validation.ConstraintViolationException;
import java.util.List;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.validation.FieldError;
import org.springframework.web.bind.MethodArgumentNotValidException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.databind.exc.InvalidFormatException;
import tools.jackson.databind.exc.MismatchedInputException;

/** Turns every fault of the HTTP API into problem details (RFC 9457) that name the fields and show no internals. */
@RestControllerAdvice(annotations = RestController.class)
class ApiProblems extends ResponseEntityExceptionHandler {

    private static final Logger log = LoggerFactory.getLogger(ApiProblems.class);

    static ProblemDetail problem(HttpStatusCode status, String detail, List<FieldProblem> fields) {
        var problem = ProblemDetail.forStatusAndDetail(status, detail);
        if (!fields.isEmpty()) {
            problem.setProperty("errors", fields);
        }
        return problem;
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> refused(ProblemException e) {
        return ResponseEntity.status(e.status()).body(problem(e.status(), e.getMessage(), e.fields()));
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> violated(ConstraintViolationException e) {
        return fields(e.getConstraintViolations().stream()
                .map(v -> new FieldProblem(v.getPropertyPath().toString(), v.getMessage()))
                .toList());
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> mistyped(MethodArgumentTypeMismatchException e) {
        return fields(List.of(new FieldProblem(e.getName(), "is not a valid value")));
    }

    /** The database was held up, or had no room: the same request can succeed. */
    @ExceptionHandler({TransientDataAccessException.class, CannotCreateTransactionException.class})
    ResponseEntity<ProblemDetail> heldUp(Exception e) {
        log.warn("A request was held up at the database: {}", e.getClass().getName(), e);
        return ResponseEntity.status(HttpStatus.SERVICE_UNAVAILABLE)
                .header(HttpHeaders.RETRY_AFTER, "1")
                .body(problem(
                        HttpStatus.SERVICE_UNAVAILABLE,
                        "Too busy just now; nothing was changed. Try again.",
                        List.of()));
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> unexpected(Exception e) throws Exception {
        if (e instanceof AccessDeniedException || e instanceof AuthenticationException) {
            throw e;
        }
        log.error("A request failed: {}", e.getClass().getName(), e);
        return ResponseEntity.internalServerError()
                .body(problem(
                        HttpStatus.INTERNAL_SERVER_ERROR,
                        "Something went wrong here; nothing was changed.",
                        List.of()));
    }

    @Override
    protected ResponseEntity<Object> handleMethodArgumentNotValid(
            MethodArgumentNotValidException e, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        var fields = e.getBindingResult().getAllErrors().stream()
                .map(error -> new FieldProblem(
                        error instanceof FieldError field ? field.getField() : error.getObjectName(),
                        error.getDefaultMessage()))
                .toList();
        return handleExceptionInternal(e, fields(fields).getBody(), headers, HttpStatus.BAD_REQUEST, request);
    }

    @Override
    protected ResponseEntity<Object> handleHttpMessageNotReadable(
            HttpMessageNotReadableException e, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        var tooLarge = RequestSizeFilter.tooLarge(e);
        if (tooLarge) {
            var body = problem(HttpStatus.CONTENT_TOO_LARGE, RequestSizeFilter.TOO_LARGE, List.of());
            return handleExceptionInternal(e, body, headers, HttpStatus.CONTENT_TOO_LARGE, request);
        }
        var body = e.getCause() instanceof JacksonException json
                ? unreadable(json)
                : problem(HttpStatus.BAD_REQUEST, "The body is missing or cannot be read.", List.of());
        return handleExceptionInternal(e, body, headers, HttpStatus.BAD_REQUEST, request);
    }

    private static ResponseEntity<ProblemDetail> fields(List<FieldProblem> fields) {
        var detail = fields.stream().map(f -> f.field() + " " + f.message()).collect(Collectors.joining("; "));
        return ResponseEntity.badRequest().body(problem(HttpStatus.BAD_REQUEST, detail, fields));
    }

    private static ProblemDetail unreadable(JacksonException e) {
        var field = path(e);
        var message = reason(e);
        return field.isEmpty()
                ? problem(HttpStatus.BAD_REQUEST, "The body " + message + ".", List.of())
                : fields(List.of(new FieldProblem(field, message))).getBody();
    }

    private static String reason(JacksonException e) {
        if (e instanceof InvalidFormatException format && format.getTargetType().isEnum()) {
            return "is none of " + List.of(format.getTargetType().getEnumConstants());
        }
        if (e instanceof InvalidFormatException format
                && format.getOriginalMessage().contains(PlainText.REFUSED)) {
            return PlainText.REFUSED;
        }
        if (e instanceof MismatchedInputException mismatch) {
            return "is not a valid " + simpleName(mismatch.getTargetType());
        }
        return e instanceof StreamReadException ? "is not valid JSON" : "cannot be read";
    }

    private static String simpleName(Class<?> type) {
        return type == null ? "value" : type.getSimpleName();
    }

    private static String path(JacksonException e) {
        var path = new StringBuilder();
        for (var reference : e.getPath()) {
            if (reference.getPropertyName() == null) {
                path.append('[').append(reference.getIndex()).append(']');
            } else {
                path.append(path.isEmpty() ? "" : ".").append(reference.getPropertyName());
            }
        }
        return path.toString();
    }
}
