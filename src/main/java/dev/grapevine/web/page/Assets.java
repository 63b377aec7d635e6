package dev.grapevine.web.page;

import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.CacheControl;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.resource.ContentVersionStrategy;
import org.springframework.web.servlet.resource.VersionResourceResolver;

/** Static files: under {@code /assets/}, with a hash of the content in the name, so that browsers may keep them for a year. */
@Component
public class Assets {
    private static final String OURS = "static/";
    private static final String LIBRARIES = "META-INF/resources/";

    private final ContentVersionStrategy hash = new ContentVersionStrategy();
    private final Map<String, String> addresses = new ConcurrentHashMap<>();

    /**
     * {@code css/grapevine.css} becomes {@code /assets/css/grapevine-<hash>.css}.
     *
     * @param path of a file of ours, or of a library, such as {@code webjars/htmx.org/2.0.10/dist/htmx.min.js}
     */
    public String address(String path) {
        return addresses.computeIfAbsent(path, this::hashed);
    }

    private String hashed(String path) {
        ClassPathResource file = new ClassPathResource((path.startsWith("webjars/") ? LIBRARIES : OURS) + path);
        return "/assets/" + hash.addVersion(path, Objects.requireNonNull(hash.getResourceVersion(file)));
    }

    @Configuration(proxyBeanMethods = false)
    static class Serving implements WebMvcConfigurer {
        @Override
        public void addResourceHandlers(ResourceHandlerRegistry registry) {
            registry.addResourceHandler("/assets/**")
                    .addResourceLocations("classpath:/" + OURS, "classpath:/" + LIBRARIES)
                    .setCacheControl(CacheControl.maxAge(Duration.ofDays(365))
                            .cachePublic()
                            .immutable())
                    .resourceChain(true)
                    .addResolver(new VersionResourceResolver().addContentVersionStrategy("/**"));
        }
    }
}
