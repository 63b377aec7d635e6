package dev.grapevine.web.api;

import dev.grapevine.web.problem.FieldPath;
import dev.grapevine.web.problem.FieldProblem;
import dev.grapevine.web.problem.Problem;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.http.HttpInputMessage;
import org.springframework.http.converter.HttpMessageConverter;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;
import org.springframework.web.servlet.mvc.method.annotation.RequestBodyAdviceAdapter;
import tools.jackson.core.JsonParser;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.cfg.CoercionAction;
import tools.jackson.databind.cfg.CoercionInputShape;
import tools.jackson.databind.deser.DeserializationProblemHandler;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.type.LogicalType;

/**
 * How strictly bodies are read: no field that we don't know, no number where text belongs or the other way round, nothing
 * twice, nothing after the end, and nothing so deep or long that reading it is an attack.
 */
@RestControllerAdvice
public class ReadJson extends RequestBodyAdviceAdapter {
    private static final String UNKNOWN = ReadJson.class.getName() + ".unknown";
    private static final int MOST_NAMED = 20;

    public static JsonMapper mapper() {
        StreamReadConstraints limits = StreamReadConstraints.builder()
                .maxNestingDepth(32)
                .maxNameLength(200)
                .maxNumberLength(40)
                .maxStringLength(1_000_000)
                .build();
        JsonFactory factory =
                JsonFactory.builder().streamReadConstraints(limits).build();
        JsonMapper.Builder mapper = JsonMapper.builder(factory)
                .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
                .addHandler(new NoteUnknown());
        for (CoercionInputShape shape :
                List.of(CoercionInputShape.Integer, CoercionInputShape.Float, CoercionInputShape.Boolean)) {
            mapper.withCoercionConfig(LogicalType.Textual, text -> text.setCoercion(shape, CoercionAction.Fail));
        }
        return mapper.build();
    }

    @Override
    public boolean supports(MethodParameter parameter, Type type, Class<? extends HttpMessageConverter<?>> converter) {
        return true;
    }

    @Override
    public Object afterBodyRead(
            Object body,
            HttpInputMessage message,
            MethodParameter parameter,
            Type type,
            Class<? extends HttpMessageConverter<?>> converter) {
        List<FieldProblem> unknown = unknown();
        if (unknown != null && !unknown.isEmpty()) {
            throw Problem.invalid(unknown).refusal();
        }
        return body;
    }

    @SuppressWarnings("unchecked") // only NoteUnknown writes the attribute
    private static @Nullable List<FieldProblem> unknown() {
        RequestAttributes request = RequestContextHolder.getRequestAttributes();
        return request == null
                ? null
                : (List<FieldProblem>) request.getAttribute(UNKNOWN, RequestAttributes.SCOPE_REQUEST);
    }

    /** Steps over unknown fields to the end, so that all of them are named at once, or none minded with {@code ?lenient=true}. */
    private static final class NoteUnknown extends DeserializationProblemHandler {
        @Override
        public boolean handleUnknownProperty(
                DeserializationContext context, JsonParser at, ValueDeserializer<?> reader, Object into, String name) {
            if (!(RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes request)) {
                return false;
            }
            if (!"true".equals(request.getRequest().getParameter("lenient"))) {
                note(request, FieldPath.of(at.streamReadContext().pathAsPointer()));
            }
            at.skipChildren();
            return true;
        }

        private static void note(ServletRequestAttributes request, String field) {
            List<FieldProblem> noted = unknown();
            if (noted == null) {
                noted = new ArrayList<>();
                request.setAttribute(UNKNOWN, noted, RequestAttributes.SCOPE_REQUEST);
            }
            if (noted.size() < MOST_NAMED) {
                noted.add(new FieldProblem(field, "is not a field here."));
            }
        }
    }
}
