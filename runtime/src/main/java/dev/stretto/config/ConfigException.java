package dev.stretto.config;

/** A setting cannot be used as it stands; the message says where it is, what is wrong and what to do. */
public final class ConfigException extends Exception {

    private static final long serialVersionUID = 1;

    public ConfigException(String message) {
        super(message);
    }

    @Override
    public String getMessage() {
        return String.valueOf(super.getMessage());
    }
}
