package dev.stretto.house;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitAccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import java.util.Arrays;
import java.util.Set;

/** What code may not call, as predicates on an access (a call, a method reference, a field); join them with {@code or}. */
final class Banned {
    private Banned() {}

    /** Any access to a member of this name. */
    static DescribedPredicate<JavaAccess<?>> members(String owner, String... names) {
        return members(Integer.MAX_VALUE, owner, names);
    }

    /** Access to a member of this name that takes at most so many parameters. */
    static DescribedPredicate<JavaAccess<?>> members(int parametersMax, String owner, String... names) {
        var wanted = Set.of(names);
        return DescribedPredicate.describe(
                owner + Arrays.toString(names),
                access -> access.getTargetOwner().getName().equals(owner)
                        && wanted.contains(access.getName())
                        && parameters(access) <= parametersMax);
    }

    /** Any constructor of these types. */
    static DescribedPredicate<JavaAccess<?>> constructors(String... owners) {
        return any(owners)
                .and(DescribedPredicate.describe(
                        "constructor", access -> access.getName().equals("<init>")));
    }

    /** Any access to these types. */
    static DescribedPredicate<JavaAccess<?>> any(String... owners) {
        var wanted = Set.of(owners);
        return DescribedPredicate.describe(
                Arrays.toString(owners),
                access -> wanted.contains(access.getTargetOwner().getName()));
    }

    private static int parameters(JavaAccess<?> access) {
        return access.getTarget() instanceof CodeUnitAccessTarget target
                ? target.getRawParameterTypes().size()
                : 0;
    }
}
