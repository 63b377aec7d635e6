package dev.grapevine.web.problem;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.core.StandardHost;
import org.apache.catalina.valves.ErrorReportValve;
import org.springframework.boot.tomcat.TomcatContextCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * What Tomcat says by itself, to a request that never reached us: one it can't parse, for instance. No template can be
 * trusted to work here, so the page is plain, and it names neither Tomcat nor its version.
 */
public final class ContainerErrors extends ErrorReportValve {
    @Override
    protected void report(Request request, Response response, Throwable failure) {
        int status = response.getStatus();
        if (status < 400 || response.getContentWritten() > 0 || !response.setErrorReported()) {
            return;
        }
        try {
            write(request, response, ProblemType.byStatus(status), status);
        } catch (IOException | IllegalStateException gone) {
            container.getLogger().debug("The caller was gone before it could be told", gone);
        }
    }

    private static void write(Request request, Response response, ProblemType type, int status) throws IOException {
        String title = status >= 500 ? "That went wrong" : "This request can't be read";
        String detail = status >= 500
                ? "Something went wrong on our side. Please try again in a moment."
                : "The address or a header holds what is not allowed there, or is too long.";
        String accept = request.getHeader("Accept");
        boolean page = accept != null && accept.toLowerCase(Locale.ROOT).contains("text/html");
        String body = page ? page(title, detail) : json(type, title, status, detail);
        response.setHeader("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'");
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("Cache-Control", "no-store");
        response.setContentType(page ? "text/html;charset=utf-8" : "application/problem+json");
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        response.setContentLength(bytes.length);
        response.getOutputStream().write(bytes);
        response.finishResponse();
    }

    private static String page(String title, String detail) {
        return """
                <!doctype html><html lang="en"><head><meta charset="utf-8">\
                <meta name="viewport" content="width=device-width"><meta name="color-scheme" content="light dark">\
                <title>%1$s</title></head><body><main><h1>%1$s</h1><p>%2$s</p></main></body></html>
                """.formatted(title, detail);
    }

    private static String json(ProblemType type, String title, int status, String detail) {
        return """
                {"type":"%s","title":"%s","status":%d,"detail":"%s"}
                """.formatted(type.address(), title, status, detail);
    }

    @Configuration(proxyBeanMethods = false)
    static class InTomcat {
        @Bean
        TomcatContextCustomizer containerErrors() {
            return context -> {
                if (context.getParent() instanceof StandardHost host) {
                    host.setErrorReportValveClass(ContainerErrors.class.getName());
                }
            };
        }
    }
}
