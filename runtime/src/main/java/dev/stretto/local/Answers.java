package dev.stretto.local;

import dev.stretto.engine.Input;

/** Tells the inputs that effects are answered by from all others. */
final class Answers {

    private Answers() {}

    static boolean toAnEffect(Input input) {
        return switch (input) {
            case Input.Exited _,
                    Input.Collected _,
                    Input.Uncollectable _,
                    Input.Merged _,
                    Input.Conflicted _,
                    Input.HeadMoved _,
                    Input.Checked _,
                    Input.Gated _,
                    Input.Reverted _,
                    Input.NotReverted _,
                    Input.BranchMoved _,
                    Input.EffectFailed _ -> true;
            case Input.Accept _, Input.Reattached _, Input.Tick _, Input.DriverLost _, Input.Request _ -> false;
        };
    }
}
