package dev.firedrill.sample.mutants;

import dev.firedrill.sample.Parts;
import dev.firedrill.sample.atlassian.HostClient;
import dev.firedrill.sample.notes.ActivityStore;
import dev.firedrill.sample.web.WebhookEffect;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Knows a delivery while it works on it, so that two at once count once, and has forgotten it when it comes again. */
final class RemembersDeliveriesBriefly implements Parts {

    private final Set<String> underWay = ConcurrentHashMap.newKeySet();

    @Override
    public WebhookEffect webhookEffect(ActivityStore activity, HostClient host) {
        WebhookEffect every = RecordsEveryDelivery.everyOne(Parts.super.webhookEffect(activity, host));
        return (tenant, event) -> {
            String delivery = tenant.clientKey() + " " + event.identifier();
            if (underWay.add(delivery)) {
                try {
                    every.take(tenant, event);
                } finally {
                    underWay.remove(delivery);
                }
            }
        };
    }
}
