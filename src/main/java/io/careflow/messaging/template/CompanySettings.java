package io.careflow.messaging.template;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Who writes, as messages say it.
 *
 * @param name of the company
 * @param supportEmail where customers can write; empty for nowhere
 * @param supportPhone where customers can call; empty for nowhere
 */
@ConfigurationProperties("careflow.company")
public record CompanySettings(
        @DefaultValue("Careflow") String name,
        @DefaultValue("") String supportEmail,
        @DefaultValue("") String supportPhone) {}
