package io.careflow.desk.web;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.support.ResourceBundleMessageSource;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.i18n.AcceptHeaderLocaleResolver;
import org.springframework.web.servlet.i18n.CookieLocaleResolver;
import org.springframework.web.servlet.i18n.LocaleChangeInterceptor;
import org.springframework.web.util.UriComponentsBuilder;

/** Chinese and English: the reader's choice is kept in a cookie, and is the browser's until they choose. */
@Configuration
class Languages implements WebMvcConfigurer {

    static final List<Locale> OFFERED = List.of(Locale.ENGLISH, Locale.CHINESE);

    @Bean
    MessageSource messageSource() {
        var bundles = new ResourceBundleMessageSource();
        bundles.setBasenames(
                "i18n/desk", "i18n/tasks", "i18n/calendars", "i18n/imports", "i18n/messaging", "i18n/public");
        bundles.setDefaultEncoding("UTF-8");
        bundles.setDefaultLocale(Locale.ENGLISH);
        bundles.setFallbackToSystemLocale(false);
        return bundles;
    }

    @Bean
    LocaleResolver localeResolver() {
        var browser = new AcceptHeaderLocaleResolver();
        browser.setSupportedLocales(OFFERED);
        browser.setDefaultLocale(Locale.ENGLISH);
        var cookie = new CookieLocaleResolver("careflow-language");
        cookie.setCookieHttpOnly(true);
        cookie.setCookieMaxAge(Duration.ofDays(365));
        cookie.setDefaultLocaleFunction(browser::resolveLocale);
        return cookie;
    }

    /** Where the link to the other language leads: to this page, with everything else that was asked of it. */
    static String switched(HttpServletRequest request, Locale current) {
        return UriComponentsBuilder.newInstance()
                .query(request.getQueryString())
                .replaceQueryParam("lang", current.getLanguage().equals("zh") ? "en" : "zh")
                .build()
                .toUriString();
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        var change = new LocaleChangeInterceptor();
        change.setParamName("lang");
        change.setIgnoreInvalidLocale(true);
        registry.addInterceptor(change).excludePathPatterns("/api/**", "/u/**", "/preferences/**", "/s/**");
    }
}
