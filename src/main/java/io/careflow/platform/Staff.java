package io.careflow.platform;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;

/**
 * A member of staff, or a service that acts with a role.
 *
 * @param name login name
 * @param roles what they may do
 * @param groups the candidate groups whose user tasks they work
 */
public record Staff(String name, Set<Role> roles, Set<String> groups) {

    static final String GROUP = "GROUP_";

    /**
     * Who is logged in.
     *
     * @throws ProblemException 403 when nobody is
     */
    public static Staff current() {
        var authentication = SecurityContextHolder.getContext().getAuthentication();
        if (authentication == null || !authentication.isAuthenticated()) {
            throw ProblemException.forbidden("Nobody is logged in.");
        }
        return of(authentication);
    }

    /** The member of staff that an authentication stands for. */
    public static Staff of(Authentication authentication) {
        var authorities =
                authentication.getAuthorities().stream().map(Object::toString).collect(Collectors.toUnmodifiableSet());
        var roles = Arrays.stream(Role.values())
                .filter(role -> authorities.contains(role.authority()))
                .collect(Collectors.toUnmodifiableSet());
        var groups = authorities.stream()
                .filter(authority -> authority.startsWith(GROUP))
                .map(authority -> authority.substring(GROUP.length()))
                .collect(Collectors.toUnmodifiableSet());
        return new Staff(authentication.getName(), roles, groups);
    }

    /** Whether they may see who customers are and what was said, of those whom they may see; operations see ids alone. */
    public boolean seesPeople() {
        return has(Role.AGENT) || has(Role.LEAD);
    }

    /** Whether they have the role; an administrator has every one. */
    public boolean has(Role role) {
        return roles.contains(role) || roles.contains(Role.ADMIN);
    }
}
