package dev.firedrill.toxiproxy;

/** A hash that is the same in every process. Mixes as SplitMix64 does. */
record Mix(long value) {

    private static final long GOLDEN = 0x9e3779b97f4a7c15L;

    static Mix of(long seed) {
        return new Mix(mixed(seed));
    }

    Mix with(long more) {
        return new Mix(mixed(value ^ (more + GOLDEN)));
    }

    Mix with(String text) {
        Mix mix = with(text.length());
        for (int i = 0; i < text.length(); i++) {
            mix = mix.with(text.charAt(i));
        }
        return mix;
    }

    private static long mixed(long bits) {
        long z = bits + GOLDEN;
        z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
        z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
        return z ^ (z >>> 31);
    }
}
