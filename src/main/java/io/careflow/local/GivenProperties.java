package io.careflow.local;

import java.util.Arrays;
import java.util.Objects;
import java.util.stream.StreamSupport;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertySource;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.core.env.Environment;
import org.springframework.core.env.PropertySource;
import org.springframework.util.PlaceholderResolutionException;

/** The properties that somebody has really configured. */
record GivenProperties(Environment environment) {

    /** Is one of them there and not blank? A placeholder that nothing fills counts as missing. */
    boolean any(String... names) {
        return Arrays.stream(names).map(ConfigurationPropertyName::of).anyMatch(this::given);
    }

    private boolean given(ConfigurationPropertyName name) {
        return StreamSupport.stream(
                        ConfigurationPropertySources.get(environment).spliterator(), false)
                .filter(source -> !isDefault(source))
                .map(source -> source.getConfigurationProperty(name))
                .filter(Objects::nonNull)
                .findFirst()
                .filter(property -> isFilled(String.valueOf(property.getValue())))
                .isPresent();
    }

    private boolean isFilled(String value) {
        try {
            return !environment.resolveRequiredPlaceholders(value).isBlank();
        } catch (PlaceholderResolutionException e) {
            return false;
        }
    }

    /** The Camunda starter adds addresses of its own as soon as it knows the mode. */
    private static boolean isDefault(ConfigurationPropertySource source) {
        return source.getUnderlyingSource() instanceof PropertySource<?> underlying
                && (underlying.getName().startsWith("modes/")
                        || underlying.getName().startsWith("auth-methods/"));
    }
}
