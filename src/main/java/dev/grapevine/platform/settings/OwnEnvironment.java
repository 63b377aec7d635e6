package dev.grapevine.platform.settings;

import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.core.env.ConfigurablePropertyResolver;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.MutablePropertySources;
import org.springframework.core.env.StandardEnvironment;

/**
 * What steers the server: our own environment variables, and the system properties that somebody gave the JVM on purpose.
 * The framework would also take its own variables ({@code SERVER_PORT}, {@code DEBUG}, {@code SPRING_…}), which may stand in
 * an environment for other reasons, and files of its own that lie in the folder where it is started.
 */
public final class OwnEnvironment extends StandardEnvironment {
    private static final String PREFIX = "grapevine";

    @Override
    public Map<String, Object> getSystemEnvironment() {
        return super.getSystemEnvironment().entrySet().stream()
                .filter(variable -> variable.getKey().regionMatches(true, 0, PREFIX, 0, PREFIX.length()))
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    @Override
    protected void customizePropertySources(MutablePropertySources sources) {
        super.customizePropertySources(sources);
        sources.addLast(new MapPropertySource(
                "where the framework's settings are", Map.of("spring.config.location", "classpath:/")));
    }

    /** As the framework's own environments do, which look a name up once and not once a source. */
    @Override
    protected ConfigurablePropertyResolver createPropertyResolver(MutablePropertySources sources) {
        return ConfigurationPropertySources.createPropertyResolver(sources);
    }
}
