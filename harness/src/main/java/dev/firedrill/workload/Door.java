package dev.firedrill.workload;

import dev.firedrill.connect.PageModule;

/** A place of the add-on where a token decides who may enter. */
public sealed interface Door {

    /** Its stable name for people and histories. */
    String name();

    /** A page, with the token in its URL, as the host loads it. */
    record Page(PageModule module) implements Door {

        @Override
        public String name() {
            return "page " + module.key();
        }
    }

    /**
     * A backend call of a page's script, with a context token in the header.
     *
     * @param path relative to the add-on's base URL
     */
    record Backend(String path) implements Door {

        @Override
        public String name() {
            return "backend " + path;
        }
    }
}
