package dev.grapevine.web.docs;

import java.util.List;

/**
 * What the API does with one kind of resource.
 *
 * @param name as in its path
 */
public record Chapter(String name, String about, List<Call> calls) {

    /**
     * One call.
     *
     * @param method in capitals
     * @param scope that a key needs for it
     * @param query what the address may carry
     * @param body the fields that it takes
     * @param answer the fields that it answers with
     */
    public record Call(
            String method,
            String path,
            String about,
            String scope,
            List<Field> query,
            List<Field> body,
            List<Field> answer) {

        /** Where it stands on the page. */
        public String anchor() {
            return (method + path).toLowerCase(java.util.Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
        }
    }

    /** @param type in words: text, number, list of lines */
    public record Field(String name, String type, boolean required, String about) {}
}
