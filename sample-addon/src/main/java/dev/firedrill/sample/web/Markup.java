package dev.firedrill.sample.web;

import static java.util.stream.Collectors.joining;

import java.util.stream.Stream;

/** HTML that is safe as it is; only {@link Template} makes it from text of others. */
record Markup(String html) {

    static final Markup NONE = new Markup("");

    static Markup of(Stream<Markup> parts) {
        return new Markup(parts.map(Markup::html).collect(joining()));
    }
}
