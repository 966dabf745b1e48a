package dev.firedrill.sample.atlassian;

import dev.firedrill.sample.tenants.Tenant;
import java.util.Optional;

/** Who a verified token speaks for: a tenant, and one of its users unless nobody is logged in there. */
public record Caller(Tenant tenant, Optional<String> accountId) {}
