package dev.grapevine.demo.tour;

import dev.grapevine.demo.DemoSettings;
import dev.grapevine.demo.InDemo;
import dev.grapevine.demo.KeptFile;
import dev.grapevine.platform.settings.Installation;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** When somebody last looked at the pages that the tour sends her to: a letter, a referral, what the shop was told. */
@InDemo
@Component
class LookedAt implements WebMvcConfigurer, HandlerInterceptor {
    static final String FILE = "demo-tour.json";

    private static final int MOST = 500;
    private static final JsonMapper JSON = JsonMapper.shared();

    private final Clock clock;
    private final KeptFile file;
    private final Map<String, Instant> pages = new LinkedHashMap<>();

    LookedAt(Clock clock, DemoSettings settings, Installation installation) {
        this.clock = clock;
        this.file = new KeptFile(settings.folder(installation).resolve(FILE));
        file.read().ifPresent(text -> pages.putAll(JSON.readValue(text, new TypeReference<Map<String, Instant>>() {})));
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(this).addPathPatterns("/inbox/*/*", "/dashboard/referrals/*", "/demo-shop/told");
    }

    /** Who is sent elsewhere, to sign in first, has seen nothing. */
    @Override
    public void afterCompletion(
            HttpServletRequest request, HttpServletResponse response, Object handler, @Nullable Exception failed) {
        if (request.getMethod().equals("GET") && response.getStatus() == HttpServletResponse.SC_OK) {
            note(request.getRequestURI());
        }
    }

    private synchronized void note(String path) {
        pages.remove(path);
        pages.put(path, clock.instant());
        if (pages.size() > MOST) {
            pages.remove(pages.keySet().iterator().next());
        }
        file.write(JSON.writeValueAsString(pages));
    }

    synchronized boolean ever(String path) {
        return pages.containsKey(path);
    }

    synchronized boolean since(String path, Instant time) {
        return pages.getOrDefault(path, Instant.MIN).isAfter(time);
    }
}
