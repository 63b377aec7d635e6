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
 * The demo's shop and Grapevine share one address. Whoever comes to its root from a landing page means the shop and is led
 * there with all she carries; everybody else gets the tour.
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
        boolean brings = request.getParameter("coupon") != null || request.getParameter("gv_visit") != null;
        response.setStatus(HttpServletResponse.SC_SEE_OTHER);
        response.setHeader("Location", brings ? "/demo-shop?" + request.getQueryString() : "/demo");
        return false;
    }
}
