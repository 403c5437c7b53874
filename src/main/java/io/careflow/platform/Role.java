package io.careflow.platform;

/** What a member of staff may do. */
public enum Role {
    /** Works user tasks and sees the customers they concern. */
    AGENT,
    /** Sees the whole team's work, approves and takes over. */
    LEAD,
    /** Operates flows and incidents; sees no personal data beyond ids. */
    OPS,
    /** Everything. */
    ADMIN;

    /** The role as a Spring Security authority. */
    public String authority() {
        return "ROLE_" + name();
    }
}
