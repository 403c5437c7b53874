package io.careflow.platform;

import java.util.Map;
import java.util.Set;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Members of staff named in the configuration, by login name.
 *
 * @param users may be empty where an identity provider knows the staff
 */
@ConfigurationProperties("careflow")
record StaffProperties(Map<String, User> users) {

    StaffProperties {
        users = users == null ? Map.of() : Map.copyOf(users);
    }

    /**
     * @param password encoded, with its scheme: {@code {bcrypt}$2a$...}
     * @param roles at least one
     * @param groups candidate groups of user tasks; may be empty
     */
    record User(String password, Set<Role> roles, Set<String> groups) {

        User {
            roles = roles == null ? Set.of() : roles;
            groups = groups == null ? Set.of() : groups;
        }
    }
}
