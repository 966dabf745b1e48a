package dev.firedrill.workload;

import dev.firedrill.connect.WebhookModule;

/** Something that people do and that makes the add-on work. */
public sealed interface Stimulus {

    /** Its stable name for people and histories. */
    String name();

    /** A user goes to a door. */
    record Visit(Door door) implements Stimulus {
        @Override
        public String name() {
            return door.name();
        }
    }

    /** A user's doing makes the host send a webhook. */
    record Event(WebhookModule module) implements Stimulus {
        @Override
        public String name() {
            return "webhook " + module.event();
        }
    }
}
