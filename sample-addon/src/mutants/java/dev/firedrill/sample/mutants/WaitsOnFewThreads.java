package dev.firedrill.sample.mutants;

import dev.firedrill.sample.Parts;
import dev.firedrill.sample.atlassian.HostClient;
import io.javalin.config.JavalinConfig;

/** Each page keeps one of few threads until its host answers; with a few pages at a slow host there is none left. */
final class WaitsOnFewThreads implements Parts {

    @Override
    public HostClient host() {
        return Calls.within(Calls.FOR_EVER);
    }

    @Override
    public void configure(JavalinConfig config) {
        FewThreads.configure(config);
    }
}
