package dev.stretto.simulator;

import dev.stretto.engine.Attempt;
import dev.stretto.engine.Claim;
import dev.stretto.engine.Engine;
import dev.stretto.engine.Input;
import dev.stretto.engine.Ledger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** Running attempts that claim and release what comes to their minds, several at a time, and go away before they are answered. */
final class FakeAgents {

    private final RandomGenerator random;
    private int claims;

    FakeAgents(RandomGenerator random) {
        this.random = random;
    }

    /** Whether one of them asks for something now. */
    boolean speak() {
        return random.nextBoolean();
    }

    /** What one of the attempts that run now asks for; nothing where none does. */
    Optional<Input> request(Engine engine) {
        List<Attempt> running = engine.orphans();
        if (running.isEmpty()) {
            return Optional.empty();
        }
        Attempt attempt = running.get(random.nextInt(running.size()));
        return Optional.of(
                switch (random.nextInt(8)) {
                    case 0 -> new Input.Release(attempt.task(), Optional.of(attempt.number()), List.of());
                    case 1 ->
                        held(attempt, engine.ledger())
                                .<Input>map(
                                        claim -> new Input.Release(attempt.task(), Optional.empty(), List.of(claim)))
                                .orElseGet(Input.Tick::new);
                    case 2 -> new Input.Withdraw("c" + random.nextInt(claims + 1));
                    default ->
                        new Input.MakeClaim(
                                attempt.task(),
                                Optional.of(attempt.number()),
                                "c" + ++claims,
                                some(),
                                List.of(),
                                random.nextInt(4) == 0 ? 0 : random.nextInt(1, 20_000));
                });
    }

    private Optional<Claim> held(Attempt attempt, Ledger ledger) {
        return ledger.obstacles().locks().stream()
                .filter(lock -> lock.claimed() && lock.holder().equals(attempt.task()))
                .map(lock -> new Claim(lock.mode(), lock.resource()))
                .findAny();
    }

    private List<Claim> some() {
        List<String> globs = List.copyOf(ClaimBrute.PATHS.keySet());
        List<Claim> some = new ArrayList<>();
        for (int draw = random.nextInt(1, 4); draw > 0; draw--) {
            String glob = globs.get(random.nextInt(globs.size()));
            some.add(
                    switch (random.nextInt(5)) {
                        case 0 ->
                            Claim.use(
                                    ClaimBrute.POOLS.get(random.nextInt(ClaimBrute.POOLS.size())),
                                    random.nextInt(1, ClaimBrute.UNITS_MAX + 1));
                        case 1, 2 -> Claim.write(glob);
                        default -> Claim.read(glob);
                    });
        }
        return some;
    }
}
