package io.careflow.survey;

import io.careflow.messaging.link.Links;
import io.careflow.platform.protection.LinkTokens.Link;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The links by which customers answer, each good for one survey until it ends. */
@Component
public class SurveyLinks {

    private static final String USE = "survey";

    private final Links links;

    SurveyLinks(Links links) {
        this.links = links;
    }

    /** The address of an invited customer's page. */
    public String of(Survey survey) {
        return links.to("/s/", USE, survey.id(), survey.expiresAt());
    }

    /** What a token says; empty when it is none of ours. */
    public Optional<Link> read(String token) {
        return links.read(USE, token);
    }
}
