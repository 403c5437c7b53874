package io.careflow;

import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;

import java.util.List;
import java.util.stream.Stream;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

/** Members of staff: one who takes care of a customer, and others who do not. */
public enum Someone {
    OWNER("agent.b", List.of("AGENT"), List.of("team-b", "complaints")),
    LEAD_OF_THE_OWNER("lead.b", List.of("LEAD"), List.of("team-b", "complaints")),
    OTHER_AGENT("agent.a", List.of("AGENT"), List.of("team-a")),
    OTHER_LEAD("lead.a", List.of("AGENT", "LEAD"), List.of("team-a")),
    OPERATIONS("olga", List.of("OPS"), List.of("operations")),
    WITHOUT_ROLE("trainee", List.of(), List.of("team-a")),
    ADMIN("admin", List.of("AGENT", "LEAD", "OPS", "ADMIN"), List.of());

    private final String name;
    private final List<GrantedAuthority> authorities;

    Someone(String name, List<String> roles, List<String> groups) {
        this.name = name;
        this.authorities = Stream.concat(
                        roles.stream().map(role -> "ROLE_" + role),
                        groups.stream().map(group -> "GROUP_" + group))
                .<GrantedAuthority>map(SimpleGrantedAuthority::new)
                .toList();
    }

    /** Logs a request in. */
    public RequestPostProcessor login() {
        return user(name).authorities(authorities);
    }
}
