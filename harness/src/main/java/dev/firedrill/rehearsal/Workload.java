package dev.firedrill.rehearsal;

import dev.firedrill.workload.Capabilities;
import dev.firedrill.workload.Deliveries;
import dev.firedrill.workload.HealthProbe;
import dev.firedrill.workload.TextKeeping;
import dev.firedrill.workload.Traffic;

/** Everything that users and the host's own machinery do to the add-on. */
record Workload(
        Capabilities capabilities, Traffic traffic, Deliveries deliveries, TextKeeping texts, HealthProbe health) {}
