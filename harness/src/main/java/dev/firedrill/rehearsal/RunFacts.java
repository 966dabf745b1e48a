package dev.firedrill.rehearsal;

import dev.firedrill.connect.Descriptor;
import dev.firedrill.connect.LifecycleEvent;
import dev.firedrill.connect.Product;
import dev.firedrill.connect.WebhookModule;
import dev.firedrill.history.Header;
import dev.firedrill.history.Subject;
import dev.firedrill.time.RunClock;
import dev.firedrill.workload.Capabilities;
import java.util.Map;
import java.util.stream.Collectors;

/** What is known of a run before anything happens in it. */
final class RunFacts {

    private RunFacts() {}

    /** The product to play: the one that the plan names, or else the first that the descriptor hints at. */
    static Product product(RunPlan plan, Descriptor descriptor) {
        Product wanted = plan.target().product();
        return wanted != null ? wanted : descriptor.products().iterator().next();
    }

    /**
     * The header of a run.
     *
     * @param links who makes its links
     */
    static Header header(RunPlan plan, RunClock clock, Descriptor descriptor, String links) {
        return new Header(
                Header.SCHEMA,
                Version.current(),
                plan.run(),
                clock.started(),
                plan.seed(),
                plan.command(),
                subject(plan, descriptor),
                plan.bounds().withBackgroundPeriod(plan.target().backgroundPeriod()),
                environment(links));
    }

    private static Subject subject(RunPlan plan, Descriptor descriptor) {
        return new Subject(
                descriptor.key(),
                descriptor.name(),
                descriptor.baseUrl().toString(),
                product(plan, descriptor).key(),
                descriptor.authentication() == Descriptor.Authentication.JWT,
                descriptor.lifecycle().keySet().stream()
                        .map(LifecycleEvent::key)
                        .collect(Collectors.toSet()),
                descriptor.pages().size(),
                descriptor.webhooks().stream().map(WebhookModule::event).collect(Collectors.toSet()),
                descriptor.enableLicensing(),
                plan.target().started(),
                declared(plan));
    }

    private static Subject.Declared declared(RunPlan plan) {
        Capabilities capabilities = plan.target().capabilities();
        return new Subject.Declared(
                capabilities.texts() != null,
                capabilities.effects() != null,
                capabilities.restriction() != null,
                plan.target().backgroundPeriod() != null,
                false);
    }

    private static Map<String, String> environment(String links) {
        return Map.of(
                "links",
                "by " + links,
                "java",
                System.getProperty("java.version", "?"),
                "os",
                System.getProperty("os.name", "?"),
                "cores",
                String.valueOf(Runtime.getRuntime().availableProcessors()));
    }
}
