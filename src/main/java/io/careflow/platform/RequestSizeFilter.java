package io.careflow.platform;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import tools.jackson.databind.json.JsonMapper;

/**
 * Refuses JSON bodies over one megabyte with 413, before they are read where their length is given, and forms with files
 * over ten, unless the files are imported.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class RequestSizeFilter extends OncePerRequestFilter {

    static final String TOO_LARGE = "The body is larger than 1 MB.";
    private static final String FORM_TOO_LARGE = "The form is larger than 10 MB, or does not say how large it is.";
    private static final long LIMIT = 1024 * 1024;
    private static final long FORM_LIMIT = 10 * LIMIT;

    private final JsonMapper json;

    RequestSizeFilter(JsonMapper json) {
        this.json = json;
    }

    static boolean tooLarge(Throwable e) {
        for (var cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof TooLarge) {
                return true;
            }
        }
        return false;
    }

    private static boolean isForm(HttpServletRequest request) {
        var type = request.getContentType();
        return type != null && type.toLowerCase(Locale.ROOT).startsWith(MediaType.MULTIPART_FORM_DATA_VALUE);
    }

    private static boolean isImport(HttpServletRequest request) {
        var path = request.getRequestURI();
        return path.endsWith("/import") || path.endsWith("/imports");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var length = request.getContentLengthLong();
        if (isForm(request)) {
            if (!isImport(request) && (length < 0 || length > FORM_LIMIT)) {
                refuse(response, FORM_TOO_LARGE);
            } else {
                chain.doFilter(request, response);
            }
        } else if (length > LIMIT) {
            refuse(response, TOO_LARGE);
        } else {
            chain.doFilter(new Limited(request), response);
        }
    }

    private void refuse(HttpServletResponse response, String detail) throws IOException {
        response.setStatus(HttpStatus.CONTENT_TOO_LARGE.value());
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        json.writeValue(
                response.getOutputStream(), ApiProblems.problem(HttpStatus.CONTENT_TOO_LARGE, detail, List.of()));
    }

    private static final class TooLarge extends IOException {
        TooLarge() {
            super(TOO_LARGE);
        }
    }

    private static final class Limited extends HttpServletRequestWrapper {
        Limited(HttpServletRequest request) {
            super(request);
        }

        @Override
        public ServletInputStream getInputStream() throws IOException {
            var body = super.getInputStream();
            return new ServletInputStream() {
                private long seen;

                @Override
                public int read() throws IOException {
                    var one = body.read();
                    count(one < 0 ? 0 : 1);
                    return one;
                }

                @Override
                public int read(byte[] into, int from, int length) throws IOException {
                    var read = body.read(into, from, length);
                    count(Math.max(read, 0));
                    return read;
                }

                private void count(int read) throws IOException {
                    seen += read;
                    if (seen > LIMIT) {
                        throw new TooLarge();
                    }
                }

                @Override
                public boolean isFinished() {
                    return body.isFinished();
                }

                @Override
                public boolean isReady() {
                    return body.isReady();
                }

                @Override
                public void setReadListener(ReadListener listener) {
                    body.setReadListener(listener);
                }
            };
        }
    }
}
