package dev.firedrill.stage;

import java.util.List;

/** Scenarios that belong together, found by {@link java.util.ServiceLoader}. A team adds its own in the same way. */
public interface Catalogue {

    /** The scenarios, in the order in which people should read them. */
    List<Scenario> scenarios();
}
