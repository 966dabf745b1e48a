package dev.firedrill.toxiproxy;

import dev.firedrill.toxiproxy.Decision.Kind;

/** Drops pieces of what passes. No piece is larger than a packet on a common network would be. */
final class PacketLossStage extends PassingStage<Toxic.PacketLoss> {

    private static final int PACKET = 1460;

    private final Dice dice;
    private boolean lostBefore;

    PacketLossStage(Toxic.PacketLoss toxic, Dice dice) {
        super(toxic);
        this.dice = dice;
    }

    @Override
    public void accept(Chunk chunk) {
        Chunk rest = chunk;
        while (rest.size() > PACKET) {
            Chunk packet = rest.first(PACKET);
            rest = rest.rest(PACKET);
            passOrDrop(packet);
        }
        passOrDrop(rest);
    }

    private void passOrDrop(Chunk packet) {
        lostBefore = dice.loses(packet.position(), toxic().chance(lostBefore));
        if (lostBefore) {
            dice.decided(Kind.LOSS, packet.position(), packet.size());
            packet.release();
        } else {
            super.accept(packet);
        }
    }
}
