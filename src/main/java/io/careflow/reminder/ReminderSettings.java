package io.careflow.reminder;

import java.time.Duration;
import java.time.LocalTime;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * When reminders leave.
 *
 * @param at on the customer's clock
 * @param watched for how long after their usual day a purchase counts as theirs
 */
@ConfigurationProperties("careflow.purchase-reminder")
record ReminderSettings(
        @DefaultValue("10:00") LocalTime at,
        @DefaultValue("14d") Duration watched) {}
