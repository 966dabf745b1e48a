package dev.firedrill.sample.web;

import dev.firedrill.sample.atlassian.Caller;
import dev.firedrill.sample.notes.Author;
import dev.firedrill.sample.tenants.Tenant;
import java.util.Optional;

/** A user at one of our pages. */
record Visit(Caller caller, Texts texts, boolean licensed) {

    Tenant tenant() {
        return caller.tenant();
    }

    Optional<Author> author() {
        return caller.accountId().map(accountId -> new Author(tenant().clientKey(), accountId));
    }

    /** Notes are for those who are logged in. */
    boolean mayWrite() {
        return caller.accountId().isPresent();
    }

    String text(String key, Object... arguments) {
        return texts.text(key, arguments);
    }
}
