package dev.firedrill.workload;

import org.jspecify.annotations.Nullable;

/**
 * What an add-on does for its users, as far as its team says where. Paths are relative to the add-on's base URL, and are
 * called as scripts of its pages do: with a context token in the header.
 *
 * @param backend a call at which access can be judged, for pages that are static shells; null for none
 * @param texts how users store texts; null when not said
 * @param effects where the effects of webhooks can be read; null when not said
 * @param restriction a text that pages show to those without a licence, and to nobody else; null when not said
 * @param health asks the add-on whether it is well, without a token; null for its descriptor
 */
public record Capabilities(
        @Nullable String backend,
        @Nullable Texts texts,
        @Nullable String effects,
        @Nullable String restriction,
        @Nullable String health) {

    /** Where {@link Texts#body()} takes the text. */
    public static final String TEXT = "{text}";

    /**
     * How users store texts and read them.
     *
     * @param write where one is posted
     * @param body the JSON to post, with {@code {text}} where the text belongs
     * @param read where it is read afterwards
     */
    public record Texts(String write, String body, String read) {}

    /** Nothing is said. */
    public static Capabilities unsaid() {
        return new Capabilities(null, null, null, null, null);
    }

    /** The same with another call at which access can be judged. */
    public Capabilities withBackend(String path) {
        return new Capabilities(path, texts, effects, restriction, health);
    }
}
