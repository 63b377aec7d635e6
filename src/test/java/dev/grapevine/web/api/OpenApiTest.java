package dev.grapevine.web.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.grapevine.given.Reply;
import dev.grapevine.given.RunningServer;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.core.MethodParameter;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import tools.jackson.databind.JsonNode;

/** The document is kept by hand; here it is held against what the server does. */
class OpenApiTest {
    @RegisterExtension
    static final RunningServer server = RunningServer.shared();

    private final Reply document = server.caller().get("/api/v1/openapi.json");

    @Test
    void everybodyMayReadIt() {
        assertThat(document.status()).as(document.body()).isEqualTo(200);
        assertThat(document.text("openapi")).startsWith("3.1");
        assertThat(document.header("Content-Type")).startsWith("application/json");
    }

    @Test
    void itHasEveryCallWithItsScopeAndNoOther() {
        Map<String, String> documented = new TreeMap<>();
        document.json().path("paths").properties().forEach(path -> path.getValue()
                .properties()
                .forEach(call -> documented.put(
                        call.getKey() + " " + path.getKey(),
                        call.getValue().path("x-scope").asString())));
        Map<String, String> served = new TreeMap<>();
        handlers()
                .forEach((call, handler) -> served.put(
                        call,
                        Objects.requireNonNull(handler.getMethodAnnotation(Needs.class))
                                .value()
                                .code()));
        assertThat(documented).isEqualTo(served);
    }

    @Test
    void eachBodyHasTheFieldsThatItHas() {
        handlers().forEach((call, handler) -> {
            for (MethodParameter parameter : handler.getMethodParameters()) {
                if (parameter.hasParameterAnnotation(RequestBody.class)
                        && parameter.getParameterType() != RawJson.class) {
                    assertThat(fields(call(call).at("/requestBody/content/application~1json/schema")))
                            .as("what " + call + " takes")
                            .isEqualTo(fields(parameter.getParameterType()));
                }
            }
            Class<?> shown = shown(handler.getReturnType().getGenericParameterType());
            if (shown.isRecord()) {
                assertThat(fields(answer(call(call))))
                        .as("what " + call + " answers")
                        .isEqualTo(fields(shown));
            }
        });
    }

    private static Map<String, HandlerMethod> handlers() {
        Map<String, HandlerMethod> found = new TreeMap<>();
        server.context()
                .getBean("requestMappingHandlerMapping", RequestMappingHandlerMapping.class)
                .getHandlerMethods()
                .forEach((mapping, handler) -> mapping.getPatternValues().stream()
                        .filter(path -> path.startsWith("/api/v1/") && handler.hasMethodAnnotation(Needs.class))
                        .forEach(path -> mapping.getMethodsCondition()
                                .getMethods()
                                .forEach(method ->
                                        found.put(method.name().toLowerCase(Locale.ROOT) + " " + path, handler))));
        assertThat(found).hasSizeGreaterThan(20);
        return found;
    }

    private JsonNode call(String call) {
        String[] parts = call.split(" ", 2);
        return document.json().path("paths").path(parts[1]).path(parts[0]);
    }

    private static JsonNode answer(JsonNode call) {
        JsonNode responses = call.path("responses");
        JsonNode first = Stream.of("201", "200", "202")
                .map(responses::path)
                .filter(response -> !response.isMissingNode())
                .findFirst()
                .orElseThrow();
        JsonNode schema = first.at("/content/application~1json/schema");
        JsonNode item = schema.at("/properties/data/items");
        return item.isMissingNode() ? schema : item;
    }

    private List<String> fields(JsonNode schema) {
        String name = schema.path("$ref").asString("").replace("#/components/schemas/", "");
        return document.json().at("/components/schemas/" + name + "/properties").propertyNames().stream()
                .sorted()
                .toList();
    }

    private static List<String> fields(Class<?> body) {
        return Arrays.stream(body.getRecordComponents())
                .map(RecordComponent::getName)
                .map(name -> name.replaceAll("(?<=[a-z0-9])([A-Z])", "_$1").toLowerCase(Locale.ROOT))
                .sorted()
                .toList();
    }

    /** What is in the answer, or in its list. */
    private static Class<?> shown(Type type) {
        if (type instanceof ParameterizedType generic
                && (generic.getRawType() == Listed.class || generic.getRawType() == ResponseEntity.class)) {
            return shown(generic.getActualTypeArguments()[0]);
        }
        return type instanceof Class<?> plain ? plain : Object.class;
    }
}
