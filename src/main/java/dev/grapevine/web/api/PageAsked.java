package dev.grapevine.web.api;

import dev.grapevine.kernel.Cursor;
import dev.grapevine.kernel.Limit;
import dev.grapevine.kernel.Parsed;
import dev.grapevine.web.problem.FieldProblem;
import dev.grapevine.web.problem.Problem;
import dev.grapevine.web.problem.ProblemType;
import dev.grapevine.web.problem.Refusal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;

/** Which page of a list is wanted, from {@code ?limit=} and {@code ?after=}; a handler takes it as a parameter. */
public record PageAsked(Limit limit, @Nullable Cursor after) {

    public static final class FromQuery implements HandlerMethodArgumentResolver {
        @Override
        public boolean supportsParameter(MethodParameter parameter) {
            return parameter.getParameterType() == PageAsked.class;
        }

        @Override
        public PageAsked resolveArgument(
                MethodParameter parameter,
                @Nullable ModelAndViewContainer container,
                NativeWebRequest request,
                @Nullable WebDataBinderFactory binders) {
            String limit = request.getParameter("limit");
            String after = request.getParameter("after");
            return new PageAsked(
                    limit == null ? Limit.DEFAULT : read("limit", Limit.parse(limit)),
                    after == null ? null : read("after", cursor(parameter, after)));
        }

        private static Parsed<Cursor> cursor(MethodParameter parameter, String after) {
            return parameter.hasParameterAnnotation(ByTime.class) ? Cursor.parseByTime(after) : Cursor.parseById(after);
        }

        private static <T> T read(String name, Parsed<T> parsed) {
            return switch (parsed) {
                case Parsed.Value<T>(T value) -> value;
                case Parsed.Refused<T>(String problem) -> throw wrong(name, problem);
            };
        }
    }

    /** The refusal of a request whose parameter can't be used. */
    public static Refusal wrong(String name, String problem) {
        return new Problem(
                        ProblemType.INVALID_REQUEST,
                        name + ": " + problem,
                        List.of(new FieldProblem(name, problem)),
                        Map.of())
                .refusal();
    }
}
