package io.careflow.messaging.link;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.filter.OncePerRequestFilter;

/** Answers 429 to clients that come too often (RFC 6585). */
final class RateLimitFilter extends OncePerRequestFilter {

    private static final String TOO_MANY = "请求过于频繁，请稍后再试。\nToo many requests. Please try again in a moment.\n";
    private static final int NETWORK_GROUPS = 4;

    private final RateLimit limit;

    RateLimitFilter(RateLimit limit) {
        this.limit = limit;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var wait = limit.wait(client(request.getRemoteAddr()));
        if (wait.isZero()) {
            chain.doFilter(request, response);
            return;
        }
        response.setStatus(HttpStatus.TOO_MANY_REQUESTS.value());
        response.setHeader(HttpHeaders.RETRY_AFTER, String.valueOf(wait.toSeconds() + 1));
        response.setContentType(MediaType.TEXT_PLAIN_VALUE);
        response.setCharacterEncoding(StandardCharsets.UTF_8);
        response.getWriter().write(TOO_MANY);
    }

    /** One subscriber has a whole IPv6 network of 64 bits. */
    static String client(String address) {
        var groups = address.split(":", -1);
        if (groups.length <= 2) {
            return address;
        }
        var network = new StringBuilder();
        for (int i = 0; i < NETWORK_GROUPS && !groups[i].isEmpty(); i++) {
            network.append(groups[i]).append(':');
        }
        return network.toString();
    }
}
