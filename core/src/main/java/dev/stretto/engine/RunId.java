package dev.stretto.engine;

/** The id of a run: a short word of lower-case letters and digits, unique in its repository. */
public record RunId(String value) {

    public RunId {
        if (!value.matches("[a-z0-9]{1,32}")) {
            throw new IllegalArgumentException(
                    "a run id is made of lower-case letters and digits, not '" + value + "'");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
