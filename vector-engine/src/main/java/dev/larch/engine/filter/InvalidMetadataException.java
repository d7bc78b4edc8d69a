package dev.larch.engine.filter;

/** Metadata that a record can't have; the message names the field and is fit for whoever sent it. */
public final class InvalidMetadataException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    private final String field;

    InvalidMetadataException(String field, String fault) {
        super("The metadata field '%s' %s.".formatted(field, fault));
        this.field = field;
    }

    /** The field's name. */
    public String field() {
        return field;
    }
}
