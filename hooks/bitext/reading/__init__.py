"""From files to blocks and records, every one of them with the line it stands on."""
