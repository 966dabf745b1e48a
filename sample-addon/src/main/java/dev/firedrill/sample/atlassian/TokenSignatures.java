package dev.firedrill.sample.atlassian;

import com.nimbusds.jwt.SignedJWT;
import dev.firedrill.sample.tenants.Tenant;

/** Checks the signature, and nothing else, of a token that a tenant's host made for its users or its webhooks. */
public interface TokenSignatures {

    boolean isSignedBy(Tenant tenant, SignedJWT token);
}
