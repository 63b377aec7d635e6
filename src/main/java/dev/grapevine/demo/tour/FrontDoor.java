package dev.grapevine.demo.tour;

import dev.grapevine.demo.DemoClock;
import dev.grapevine.demo.InDemo;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * The demo's shop and Grapevine share one address. Whoever follows a link to its root, as pages and letters have them, means
 * the shop and is led there with all she carries; whoever types the address gets the tour.
 */
@InDemo
@Component
class FrontDoor implements WebMvcConfigurer, HandlerInterceptor {
    private final DemoClock clock;

    FrontDoor(DemoClock clock) {
        this.clock = clock;
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(this).addPathPatterns("/");
        registry.addInterceptor(new WaitOutside()).addPathPatterns("/demo-shop/**", "/demo/steps", "/demo/clock");
    }

    /** Whoever comes while the half year is still being made up sees how far it is. */
    private final class WaitOutside implements HandlerInterceptor {
        @Override
        public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
            if (clock.isOpen()) {
                return true;
            }
            response.setStatus(HttpServletResponse.SC_SEE_OTHER);
            response.setHeader("Location", "/demo");
            return false;
        }
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        String carried = request.getQueryString() == null ? "" : "?" + request.getQueryString();
        response.setStatus(HttpServletResponse.SC_SEE_OTHER);
        response.setHeader("Location", carried.isEmpty() && isTyped(request) ? "/demo" : "/demo-shop" + carried);
        return false;
    }

    /** By what browsers say of where a request comes from (W3C Fetch Metadata): {@code none} is an address that was typed. */
    private static boolean isTyped(HttpServletRequest request) {
        String from = request.getHeader("Sec-Fetch-Site");
        return from == null || from.equals("none");
    }
}
