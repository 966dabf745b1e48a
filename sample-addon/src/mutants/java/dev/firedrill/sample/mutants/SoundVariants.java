package dev.firedrill.sample.mutants;

import java.time.Duration;
import java.util.List;

/** Nothing is wrong with these: they only have another temperament. */
final class SoundVariants {

    static final List<Mutant> ALL = List.of(
            new Mutant(
                    "slow-starter", "sound: starts, calls hosts and answers callbacks slowly", "-", SlowStarter::new),
            new Mutant(
                    "no-webhooks-no-admin-page",
                    "sound: has neither webhook nor admin page",
                    "-",
                    NoWebhooksNoAdminPage::new),
            new Mutant(
                    "patient-breaker",
                    "sound: calls a host in the background once a minute after 3 failures",
                    "-",
                    OtherPauses::minutesAfterThreeFailures),
            new Mutant(
                    "queues-work",
                    "sound: works on webhooks a second later, and shows what a host said last while it is away",
                    "-",
                    QueuesWork::new),
            new Mutant(
                    "caches-licence-five-minutes",
                    "sound: asks the host for the licence, and believes the answer for 5 minutes",
                    "-",
                    () -> OtherLicences.askedEvery(Duration.ofMinutes(5))));

    private SoundVariants() {}
}
