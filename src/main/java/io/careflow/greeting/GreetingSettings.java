package io.careflow.greeting;

import java.time.LocalTime;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * When greetings leave.
 *
 * @param at on the customer's clock
 */
@ConfigurationProperties("careflow.greeting")
record GreetingSettings(@DefaultValue("09:00") LocalTime at) {}
