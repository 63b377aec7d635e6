package dev.grapevine.web.api;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.springframework.http.HttpInputMessage;
import org.springframework.http.HttpOutputMessage;
import org.springframework.http.MediaType;
import org.springframework.http.converter.AbstractHttpMessageConverter;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.http.converter.HttpMessageNotWritableException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A body that is kept as it came, and read as strictly as every other. */
public record RawJson(String text, JsonNode json) {

    public static final class Converter extends AbstractHttpMessageConverter<RawJson> {
        private static final JsonMapper JSON = ReadJson.mapper();

        public Converter() {
            super(MediaType.APPLICATION_JSON, new MediaType("application", "*+json"));
        }

        @Override
        protected boolean supports(Class<?> type) {
            return type == RawJson.class;
        }

        @Override
        protected RawJson readInternal(Class<? extends RawJson> type, HttpInputMessage message) throws IOException {
            byte[] body = message.getBody().readAllBytes();
            try {
                String text = StandardCharsets.UTF_8
                        .newDecoder()
                        .decode(ByteBuffer.wrap(body))
                        .toString();
                JsonNode json = JSON.readTree(text);
                if (json.isMissingNode()) {
                    throw new HttpMessageNotReadableException("No body", message);
                }
                return new RawJson(text, json);
            } catch (CharacterCodingException | JacksonException e) {
                throw new HttpMessageNotReadableException("No JSON", e, message);
            }
        }

        @Override
        protected void writeInternal(RawJson json, HttpOutputMessage message) {
            throw new HttpMessageNotWritableException("Bodies come in raw and never go out so");
        }
    }

    /** Hides who is told of, because logs outlive an erasure. */
    @Override
    public String toString() {
        return "JSON of " + text.length() + " characters";
    }
}
