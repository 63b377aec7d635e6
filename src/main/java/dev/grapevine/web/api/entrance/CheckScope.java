package dev.grapevine.web.api.entrance;

import dev.grapevine.web.api.Needs;
import dev.grapevine.web.problem.Problem;
import dev.grapevine.web.problem.ProblemType;
import dev.grapevine.web.security.Caller;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.stereotype.Component;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/** Lets a key call only what it has the scope for. */
@Component
class CheckScope implements HandlerInterceptor {
    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (!(handler instanceof HandlerMethod method)) {
            return true;
        }
        Needs needs = method.getMethodAnnotation(Needs.class);
        if (needs == null) {
            throw new IllegalStateException(method + " doesn't say which scope it needs");
        }
        if (!(request.getUserPrincipal() instanceof Caller caller)) {
            throw new IllegalStateException(method + " was reached without a key");
        }
        if (!caller.may(needs.value())) {
            String scope = needs.value().code();
            throw Problem.of(ProblemType.MISSING_SCOPE, "This key lacks the scope " + scope + ".")
                    .with("WWW-Authenticate", "Bearer error=\"insufficient_scope\", scope=\"" + scope + "\"")
                    .refusal();
        }
        return true;
    }
}
