package io.careflow.greeting;

import java.time.LocalTime;
import java.time.ZoneId;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * When greetings leave.
 *
 * @param at on the customer's clock
 * @param zone where the company's day begins, by which purchases have their dates
 */
@ConfigurationProperties("careflow.greeting")
record GreetingSettings(
        @DefaultValue("09:00") LocalTime at,
        @DefaultValue("Asia/Shanghai") ZoneId zone) {}
