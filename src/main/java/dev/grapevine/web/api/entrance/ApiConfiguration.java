package dev.grapevine.web.api.entrance;

import dev.grapevine.web.api.OpenApiDocument;
import dev.grapevine.web.api.PageAsked;
import dev.grapevine.web.api.RawJson;
import dev.grapevine.web.api.ReadJson;
import java.util.List;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.MediaType;
import org.springframework.http.converter.HttpMessageConverters;
import org.springframework.http.converter.json.JacksonJsonHttpMessageConverter;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** What all handlers of the API share. */
@Configuration(proxyBeanMethods = false)
class ApiConfiguration implements WebMvcConfigurer {
    private final CheckScope scopes;

    ApiConfiguration(CheckScope scopes) {
        this.scopes = scopes;
    }

    @Override
    public void configureMessageConverters(HttpMessageConverters.ServerBuilder converters) {
        JacksonJsonHttpMessageConverter json = new JacksonJsonHttpMessageConverter(ReadJson.mapper());
        json.setSupportedMediaTypes(List.of(MediaType.APPLICATION_JSON, new MediaType("application", "*+json")));
        converters.withJsonConverter(json);
        converters.addCustomConverter(new RawJson.Converter());
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(scopes).addPathPatterns("/api/v1/**").excludePathPatterns(OpenApiDocument.PATH);
    }

    @Override
    public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(new PageAsked.FromQuery());
    }
}
