package io.careflow.platform;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.method.configuration.EnableMethodSecurity;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.authority.mapping.GrantedAuthoritiesMapper;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.crypto.factory.PasswordEncoderFactories;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.core.oidc.user.OidcUserAuthority;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationConverter;
import org.springframework.security.provisioning.InMemoryUserDetailsManager;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;

/**
 * Who may come in. The API knows no cookie, so that it needs no CSRF token: HTTP Basic for configured users, bearer
 * tokens where an issuer is configured. The desk has a session, CSRF tokens and a strict content security policy.
 */
@Configuration
@EnableMethodSecurity
@EnableConfigurationProperties(StaffProperties.class)
class SecurityConfiguration {

    private static final String CONTENT_SECURITY_POLICY = "default-src 'self'; img-src 'self' data:; object-src 'none';"
            + " base-uri 'self'; form-action 'self'; frame-ancestors 'none'";

    @Bean
    UserDetailsService configuredUsers(
            StaffProperties properties,
            ObjectProvider<ClientRegistrationRepository> identityProvider,
            ObjectProvider<JwtDecoder> tokens) {
        if (properties.users().isEmpty()
                && identityProvider.getIfAvailable() == null
                && tokens.getIfAvailable() == null) {
            throw new StartFailure("Nobody could log in: configure spring.security.oauth2.client.registration.*"
                    + " (OpenID Connect) or careflow.users.<name>.password and .roles");
        }
        return new InMemoryUserDetailsManager(properties.users().entrySet().stream()
                .map(entry -> User.withUsername(entry.getKey())
                        .password(entry.getValue().password())
                        .authorities(authorities(
                                entry.getValue().roles().stream()
                                        .map(Role::name)
                                        .toList(),
                                entry.getValue().groups()))
                        .build())
                .toList());
    }

    @Bean
    PasswordEncoder passwordEncoder() {
        return new RememberedPasswords(PasswordEncoderFactories.createDelegatingPasswordEncoder());
    }

    @Bean
    @Order(1)
    SecurityFilterChain api(HttpSecurity http, ApiRefusals refusals, ObjectProvider<JwtDecoder> tokens)
            throws Exception {
        http.securityMatcher("/api/**", "/v3/api-docs/**", "/swagger-ui/**", "/actuator/**")
                .csrf(csrf -> csrf.disable())
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .requestCache(cache -> cache.disable())
                .authorizeHttpRequests(
                        requests -> requests.requestMatchers("/v3/api-docs/**", "/swagger-ui/**", "/actuator/health/**")
                                .permitAll()
                                .requestMatchers("/actuator/**")
                                .hasAnyRole("OPS", "ADMIN")
                                .anyRequest()
                                .authenticated())
                .httpBasic(basic -> basic.authenticationEntryPoint(refusals))
                .exceptionHandling(e -> e.authenticationEntryPoint(refusals).accessDeniedHandler(refusals));
        if (tokens.getIfAvailable() != null) {
            http.oauth2ResourceServer(server -> server.authenticationEntryPoint(refusals)
                    .accessDeniedHandler(refusals)
                    .jwt(jwt -> jwt.jwtAuthenticationConverter(staffOfToken())));
        }
        return http.build();
    }

    /** Providers sign what they tell instead of logging in: whoever takes it checks that. */
    @Bean
    @Order(1)
    SecurityFilterChain webhooks(HttpSecurity http) throws Exception {
        return http.securityMatcher("/webhooks/**")
                .csrf(csrf -> csrf.disable())
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .requestCache(cache -> cache.disable())
                // What they cause is the system's doing.
                .anonymous(anonymous -> anonymous.disable())
                .build();
    }

    @Bean
    @Order(2)
    SecurityFilterChain desk(HttpSecurity http, ObjectProvider<ClientRegistrationRepository> identityProvider)
            throws Exception {
        http.authorizeHttpRequests(requests -> requests.requestMatchers(
                                HttpMethod.GET, "/login", "/assets/**", "/favicon.ico", "/error")
                        .permitAll()
                        .anyRequest()
                        .authenticated())
                .headers(headers -> headers.contentSecurityPolicy(csp -> csp.policyDirectives(CONTENT_SECURITY_POLICY))
                        .referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.SAME_ORIGIN)))
                .logout(Customizer.withDefaults());
        if (identityProvider.getIfAvailable() == null) {
            http.formLogin(form -> form.loginPage("/login").permitAll());
        } else {
            http.oauth2Login(Customizer.withDefaults());
        }
        return http.build();
    }

    /** Roles and groups of an OpenID Connect login, from the claims {@code roles} and {@code groups}. */
    @Bean
    GrantedAuthoritiesMapper staffOfLogin() {
        return authorities -> {
            var mapped = new HashSet<GrantedAuthority>(authorities);
            for (var authority : authorities) {
                if (authority instanceof OidcUserAuthority oidc) {
                    var claims = oidc.getIdToken();
                    mapped.addAll(authorities(
                            orNone(claims.getClaimAsStringList("roles")),
                            orNone(claims.getClaimAsStringList("groups"))));
                }
            }
            return mapped;
        };
    }

    private static JwtAuthenticationConverter staffOfToken() {
        var converter = new JwtAuthenticationConverter();
        converter.setJwtGrantedAuthoritiesConverter((Jwt token) -> Set.copyOf(authorities(
                orNone(token.getClaimAsStringList("roles")), orNone(token.getClaimAsStringList("groups")))));
        return converter;
    }

    private static List<String> orNone(List<String> claim) {
        return claim == null ? List.of() : claim;
    }

    private static Set<GrantedAuthority> authorities(Collection<String> roles, Collection<String> groups) {
        return Stream.concat(
                        roles.stream().map(role -> "ROLE_" + role.toUpperCase(Locale.ROOT)),
                        groups.stream().map(group -> Staff.GROUP + group))
                .map(SimpleGrantedAuthority::new)
                .collect(Collectors.toUnmodifiableSet());
    }
}
