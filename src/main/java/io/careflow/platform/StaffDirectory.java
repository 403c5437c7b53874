package io.careflow.platform;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.authentication.event.AuthenticationSuccessEvent;
import org.springframework.stereotype.Component;

/**
 * Who is in which group of staff: the users of the configuration, and those whom an identity provider let in, with the
 * groups that it told of last.
 */
@Component
@EnableConfigurationProperties(StaffProperties.class)
public class StaffDirectory {

    private final Map<String, Staff> configured;
    private final Map<Staff, LocalDate> seen = new ConcurrentHashMap<>();
    private final JdbcClient jdbc;
    private final Clock clock;

    StaffDirectory(StaffProperties properties, JdbcClient jdbc, Clock clock) {
        this.configured = properties.users().entrySet().stream()
                .map(user -> new Staff(
                        user.getKey(), user.getValue().roles(), user.getValue().groups()))
                .collect(Collectors.toUnmodifiableMap(Staff::name, staff -> staff));
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Everybody who is known, in the order of their names. */
    public List<Staff> all() {
        return Stream.concat(configured.values().stream(), provided().stream().filter(staff -> !isConfigured(staff)))
                .sorted(java.util.Comparator.comparing(Staff::name))
                .toList();
    }

    /** The login names of those who are in one of the groups, in their order. */
    public Set<String> membersOf(Collection<String> groups) {
        return all().stream()
                .filter(staff -> !Collections.disjoint(staff.groups(), groups))
                .map(Staff::name)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Keeps what an identity provider says of somebody, once a day and when it says something else. */
    @EventListener
    void on(AuthenticationSuccessEvent login) {
        var staff = Staff.of(login.getAuthentication());
        var today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        if (staff.roles().isEmpty() || isConfigured(staff) || today.equals(seen.put(staff, today))) {
            return;
        }
        jdbc.sql("""
                        insert into staff_member (name, roles, groups, seen_at) values (?, ?, ?, ?)
                        on conflict (name) do update
                        set roles = excluded.roles, groups = excluded.groups, seen_at = excluded.seen_at""")
                .params(
                        staff.name(),
                        staff.roles().stream().map(Role::name).toArray(String[]::new),
                        staff.groups().toArray(String[]::new),
                        clock.instant().atOffset(ZoneOffset.UTC))
                .update();
    }

    private boolean isConfigured(Staff staff) {
        return configured.containsKey(staff.name());
    }

    private List<Staff> provided() {
        return jdbc.sql("select name, roles, groups from staff_member")
                .query((row, i) -> new Staff(
                        row.getString("name"),
                        Arrays.stream((String[]) row.getArray("roles").getArray())
                                .map(Role::valueOf)
                                .collect(Collectors.toUnmodifiableSet()),
                        Set.of((String[]) row.getArray("groups").getArray())))
                .list();
    }
}
