package io.careflow.customer;

import com.google.i18n.phonenumbers.PhoneNumberUtil;
import io.careflow.platform.StartFailure;
import java.time.ZoneId;
import java.util.Locale;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What is assumed of a customer who does not say.
 *
 * @param defaultCountry ISO 3166 region of phone numbers without a country code
 * @param defaultZone time zone of a customer whose country is unknown, too
 * @param defaultLocale language, as a BCP 47 tag
 * @param defaultTier tier of a customer nobody has rated yet
 */
@ConfigurationProperties("careflow")
record CustomerDefaults(
        @DefaultValue("CN") String defaultCountry,
        @DefaultValue("Asia/Shanghai") ZoneId defaultZone,
        @DefaultValue("zh-CN") String defaultLocale,
        @DefaultValue("C") String defaultTier) {

    CustomerDefaults {
        if (!PhoneNumberUtil.getInstance().getSupportedRegions().contains(defaultCountry)) {
            throw new StartFailure(
                    "careflow.default-country is no country with phone numbers (ISO 3166, as CN): " + defaultCountry);
        }
        if (Languages.parse(defaultLocale).isEmpty()) {
            throw new StartFailure("careflow.default-locale is not a known language tag (as zh-CN): " + defaultLocale);
        }
    }

    /**
     * Where the clock of somebody stands who does not say.
     *
     * @param country ISO 3166 code; null when unknown
     */
    ZoneId zone(String country) {
        return CountryZones.of(country).orElse(defaultZone);
    }

    Locale locale() {
        return Locale.forLanguageTag(defaultLocale);
    }
}
