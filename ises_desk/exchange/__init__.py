"""Files in and out: bytes on one side, values on the other; nothing is decided here."""
