package dev.firedrill.sample.web;

import dev.firedrill.sample.atlassian.HostTrouble;
import java.util.Optional;

/** What the host told to greet a user with, and what kept it from telling more. */
record Greeting(Optional<String> siteTitle, Optional<String> displayName, Optional<HostTrouble> trouble) {}
