package dev.firedrill.sample.mutants;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.firedrill.sample.Parts;
import dev.firedrill.sample.Settings;
import java.util.List;

/** Sound, with less to offer: what an add-on does not declare must not be asked of it. */
final class NoWebhooksNoAdminPage implements Parts {

    @Override
    public ObjectNode descriptor(Settings settings) {
        ObjectNode descriptor = Parts.super.descriptor(settings);
        descriptor.withObject("/modules").remove(List.of("webhooks", "adminPages"));
        return descriptor;
    }
}
