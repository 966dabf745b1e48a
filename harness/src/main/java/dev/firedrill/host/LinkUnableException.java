package dev.firedrill.host;

import dev.firedrill.fault.Fault;
import dev.firedrill.fault.LinkAbility;
import java.util.Collection;
import java.util.stream.Collectors;

/** A fault was to begin for which the links lack something. It would have looked to the add-on like another one. */
public final class LinkUnableException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    LinkUnableException(Fault fault, Collection<LinkAbility> missing, String maker) {
        super("links by " + maker + " cannot "
                + missing.stream().map(LinkAbility::phrase).sorted().collect(Collectors.joining(", nor "))
                + ", as the embedded ones can; that is needed for a host that " + fault.describe());
    }
}
