package dev.firedrill.report.pages;

import java.util.List;
import java.util.stream.Collectors;

/**
 * A scenario's timeline, laid out: a template only has to write it down. Coordinates are in the units of a drawing that
 * is {@link #WIDTH} wide.
 *
 * @param caption which play of the scenario it shows
 * @param summary the drawing in words, for those who do not see it
 * @param notice what was drawn together or left out; empty when nothing was
 * @param grid the vertical lines, as a path
 * @param recoveries what came after each fault
 * @param deliveries what the host told in vain, or more than once
 */
public record Timeline(
        String caption,
        String summary,
        String notice,
        int height,
        String grid,
        List<Tick> ticks,
        List<Lane> lanes,
        List<Recovery> recoveries,
        List<Delivery> deliveries) {

    /** How wide the drawing is. */
    public static final int WIDTH = 1000;

    /** Where the lanes begin, right of their names. */
    public static final int LEFT = 150;

    /** Where they end. */
    public static final int RIGHT = WIDTH - 12;

    /** A moment on the axis. */
    public record Tick(String x, String label) {}

    /**
     * A horizontal lane.
     *
     * @param label its name, shortened
     * @param name the whole of it
     * @param tails how long what the single marks stand for had lasted
     * @param glyphs marks nobody needs to find
     * @param proofs marks that decided, drawn over all others
     */
    public record Lane(
            String label,
            String name,
            int top,
            int height,
            List<Row> rows,
            List<Shade> shades,
            List<Label> labels,
            List<Tail> tails,
            List<Glyph> glyphs,
            List<Proof> proofs) {}

    /** What the marks at one height of a lane are. */
    public record Row(String name, int y) {}

    /**
     * A span of time with something wrong in it.
     *
     * @param whose {@code host}, {@code network}, {@code add-on} or {@code planned}
     */
    public record Shade(String x, String width, String whose, String title) {}

    /** The lines that lead to the marks of a tone, as one path. */
    public record Tail(String tone, String path) {}

    /** A word in a lane. */
    public record Label(String x, int y, String text) {}

    /**
     * A mark, or several that lie on one another.
     *
     * @param style names of classes: its tone and whether it is hollow or a bunch
     * @param path its outline
     * @param count how many it stands for, where there is room to say so; else empty
     * @param entries what it stands for, by the first ordinals
     */
    public record Glyph(String style, String path, String title, String count, String x, int y, List<Long> entries) {

        /** The ordinals as an attribute. */
        public String ordinals() {
            return entries.stream().map(String::valueOf).collect(Collectors.joining(" "));
        }
    }

    /**
     * A mark that decided a finding.
     *
     * @param id where the text points to it
     * @param entry the line of the text that it belongs to
     */
    public record Proof(String id, String entry, Glyph glyph) {}

    /**
     * What became of a tenant's users in a fault and after it.
     *
     * @param meanwhile how they were answered while it lasted
     * @param recovered how long after its end all was served again that was served before, or what was not
     */
    public record Recovery(String tenant, String fault, String lasted, String meanwhile, String recovered) {}

    /**
     * What became of what the host told a tenant's add-on.
     *
     * @param told how many there were
     * @param attempts how often they were sent in all
     * @param missed how many were never acknowledged
     * @param repeated how many were sent again after they had been acknowledged
     */
    public record Delivery(String tenant, String event, int told, int attempts, int missed, int repeated) {}
}
